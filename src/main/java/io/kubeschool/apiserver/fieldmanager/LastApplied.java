package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;

/**
 * The annotation of client-side apply, which kubectl's server-side apply takes over. Models
 * internal/lastapplied.go, lastappliedmanager.go and lastappliedupdater.go.
 */
final class LastApplied {

  /** Who alone is concerned: kubectl's default manager of server-side apply. */
  static final String MANAGER = "kubectl";

  private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

  private LastApplied() {}

  /** The object with what is applied in its annotation, if it has that annotation. */
  static JsonObject refresh(JsonObject object, JsonObject applied) {
    if (object.string("metadata", "annotations", ANNOTATION).isEmpty()) {
      return object;
    }
    String text = goText(applied.remove("metadata", "annotations", ANNOTATION)) + "\n";
    return object.set(text, "metadata", "annotations", ANNOTATION);
  }

  /** As Go's encoder writes it, which escapes what HTML would take for its own. */
  private static String goText(JsonObject object) {
    return object.toText().replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
  }

  /** The fields that the annotation tells and that are still so. */
  static FieldSet unchanged(Shape shape, JsonObject live, String apiVersion) {
    String text = live.string("metadata", "annotations", ANNOTATION);
    try {
      if (!(Json.parse(text.strip()) instanceof JsonObject applied)
          || !applied.string("apiVersion").equals(apiVersion)) {
        return FieldSet.EMPTY;
      }
      ShapeCheck.check(shape, applied);
      Comparison comparison = Comparison.of(shape, applied, live);
      return OwnedFields.of(shape, applied)
          .difference(comparison.written())
          .difference(comparison.removed());
    } catch (JsonSyntaxException | ShapeException e) {
      return FieldSet.EMPTY;
    }
  }
}
