package io.kubeschool.kubectl.printer;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/**
 * {@code -o kyaml}; each object is a document. Models cli-runtime pkg/printers/kyaml.go and
 * sigs.k8s.io/yaml/kyaml.
 */
final class KyamlPrinter implements ObjectPrinter {

  @Override
  public void print(JsonObject object, StringBuilder out) {
    out.append("---\n");
    KyamlWriter.write(object, out);
    out.append('\n');
  }

  @Override
  public void printEvent(String type, JsonObject object, StringBuilder out) {
    print(Json.objectOf("type", type, "object", object), out);
  }
}
