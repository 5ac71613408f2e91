package io.kubeschool.kubectl.verb.object;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;

/**
 * The annotation in which {@code kubectl apply} keeps what was applied. Models k8s.io/kubectl
 * pkg/util/apply.go.
 */
public final class LastApplied {

  /** The annotation's name. */
  public static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

  private LastApplied() {}

  /** Whether an object has the annotation. */
  public static boolean isIn(JsonObject object) {
    return object.has("metadata", "annotations", ANNOTATION);
  }

  /** What was applied, as text; "" if the object has no such annotation. */
  public static String original(JsonObject object) {
    return object.object("metadata", "annotations").string(ANNOTATION);
  }

  /**
   * The object without its annotation, but with annotations, be they none. Models
   * GetModifiedConfiguration without annotate.
   */
  public static JsonObject bare(JsonObject object) {
    return object.edit(annotations -> annotations.without(ANNOTATION), "metadata", "annotations");
  }

  /** The object with an annotation that holds its own text. Models CreateApplyAnnotation. */
  public static JsonObject annotate(JsonObject object) {
    return object.set(text(bare(object)), "metadata", "annotations", ANNOTATION);
  }

  /** The same for a generated object: an empty map of annotations is not part of its text. */
  public static JsonObject annotateGenerated(JsonObject object) {
    JsonObject bare = bare(object);
    if (bare.object("metadata", "annotations").isEmpty()) {
      bare = bare.remove("metadata", "annotations");
    }
    return object.set(text(bare), "metadata", "annotations", ANNOTATION);
  }

  /** Models CreateOrUpdateAnnotation: only if wanted, or if there is one. */
  public static JsonObject annotateIf(boolean wanted, JsonObject object) {
    return wanted || !original(object).isEmpty() ? annotate(object) : object;
  }

  /** JSON as Go's encoder writes it, with {@code < > &} escaped and a line end. */
  public static String text(JsonObject object) {
    return goText(object) + "\n";
  }

  /** JSON as Go's encoder writes it, with {@code < > &} escaped. */
  public static String goText(Json value) {
    return value.toText().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  /** Without fields whose value is null. Models pkg/cmd/apply/apply.go: pruneNullsFromMap. */
  public static JsonObject withoutNulls(JsonObject object) {
    JsonObject.Builder kept = JsonObject.builder();
    object.forEach((name, value) -> {
      if (value != JsonNull.NULL) {
        kept.put(name, pruned(value));
      }
    });
    return kept.build();
  }

  private static Json pruned(Json value) {
    return switch (value) {
      case JsonObject inner -> withoutNulls(inner);
      case JsonArray array -> array.map(LastApplied::pruned);
      default -> value;
    };
  }
}
