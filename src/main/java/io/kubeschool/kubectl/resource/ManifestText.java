package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonSyntaxException;
import java.util.function.Consumer;

/**
 * The documents of a manifest, YAML or JSON. Models apimachinery util/yaml: YAMLOrJSONDecoder. For
 * now it reads JSON only; the YAML reader of {@code model} takes its place.
 */
final class ManifestText {

  private ManifestText() {}

  /**
   * Gives each document to {@code action}, in order; those before a faulty one are given first.
   *
   * @throws CommandError {@code error parsing SOURCE: ...}
   */
  static void read(String text, String source, Consumer<Json> action) {
    Json document;
    try {
      document = Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw new CommandError("error parsing " + source + ": " + e.getMessage());
    }
    action.accept(document);
  }
}
