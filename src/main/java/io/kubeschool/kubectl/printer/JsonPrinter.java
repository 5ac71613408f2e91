package io.kubeschool.kubectl.printer;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonWriter;

/** {@code -o json}. Models cli-runtime printers.JSONPrinter. */
final class JsonPrinter implements ObjectPrinter {

  @Override
  public void print(JsonObject object, StringBuilder out) {
    out.append(JsonWriter.write(object));
  }

  @Override
  public void printEvent(String type, JsonObject object, StringBuilder out) {
    out.append(Json.objectOf("type", type, "object", object).toText()).append('\n');
  }
}
