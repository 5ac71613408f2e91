package io.kubeschool.kubectl.printer;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlWriter;

/** {@code -o yaml}; several objects are separate documents. Models printers.YAMLPrinter. */
final class YamlPrinter implements ObjectPrinter {

  private int printed;

  @Override
  public void print(JsonObject object, StringBuilder out) {
    if (printed++ > 0) {
      out.append("---\n");
    }
    out.append(YamlWriter.write(object));
  }

  @Override
  public void printEvent(String type, JsonObject object, StringBuilder out) {
    print(Json.objectOf("type", type, "object", object), out);
  }
}
