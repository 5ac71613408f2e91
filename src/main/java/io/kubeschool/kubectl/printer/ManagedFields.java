package io.kubeschool.kubectl.printer;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;

/**
 * Leaves {@code metadata.managedFields} out, which few want to see. Models cli-runtime
 * printers.OmitManagedFieldsPrinter.
 */
record ManagedFields(ObjectPrinter delegate) implements ObjectPrinter {

  @Override
  public void print(JsonObject object, StringBuilder out) {
    delegate.print(omit(object), out);
  }

  @Override
  public void printEvent(String type, JsonObject object, StringBuilder out) {
    delegate.printEvent(type, object, out);
  }

  private static JsonObject omit(JsonObject object) {
    if (Lists.isList(object)) {
      JsonArray items =
          object.array("items").map(item -> item instanceof JsonObject o ? omit(o) : item);
      return object.with("items", items);
    }
    return object.remove("metadata", "managedFields");
  }
}
