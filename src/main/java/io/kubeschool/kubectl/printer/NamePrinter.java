package io.kubeschool.kubectl.printer;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import java.util.Locale;

/**
 * {@code deployment.apps/web}, and what happened to it. Models cli-runtime printers.NamePrinter.
 *
 * @param operation such as {@code created}; "" for none
 */
public record NamePrinter(String operation) implements ObjectPrinter {

  @Override
  public void print(JsonObject object, StringBuilder out) {
    for (JsonObject item : Lists.items(object)) {
      out.append(name(item));
      if (!operation.isEmpty()) {
        out.append(' ').append(operation);
      }
      out.append('\n');
    }
  }

  /** An object's kind, group and name. */
  public static String name(JsonObject object) {
    String group = GroupVersion.parse(object.string("apiVersion")).group();
    String name = object.string("metadata", "name");
    return object.string("kind").toLowerCase(Locale.ROOT)
        + (group.isEmpty() ? "" : "." + group)
        + "/"
        + (name.isEmpty() ? "<unknown>" : name);
  }
}
