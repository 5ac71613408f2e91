package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.patch.JsonMergePatch;
import io.kubeschool.model.patch.PatchException;
import io.kubeschool.model.patch.StrategicMergePatch;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A patch of the type that fits an object's kind: a strategic one if there is a schema, else a JSON
 * merge patch. Models k8s.io/kubectl pkg/cmd/apply/patcher.go: patchSimple, and
 * pkg/cmd/set/helper.go: CalculatePatch.
 *
 * @param contentType the type
 * @param body the patch
 */
public record TypedPatch(String contentType, JsonObject body) {

  /**
   * The patch that makes {@code after} of {@code before}.
   *
   * @throws CommandError if there is none
   */
  public static TypedPatch between(JsonObject before, JsonObject after) {
    return make(
        before,
        type -> StrategicMergePatch.diff(before, after, type),
        () -> JsonMergePatch.diff(before, after));
  }

  /**
   * The patch that brings {@code modified} to {@code current}, and takes away what {@code original}
   * had and {@code modified} has not.
   *
   * @throws CommandError if there is none
   */
  public static TypedPatch threeWay(JsonObject original, JsonObject modified, JsonObject current) {
    return make(
        current,
        type -> StrategicMergePatch.threeWay(original, modified, current, type),
        () -> JsonMergePatch.threeWay(original, modified, current));
  }

  private static TypedPatch make(
      JsonObject object, Function<StructType, JsonObject> strategic, Supplier<JsonObject> merge) {
    StructType type = type(object);
    try {
      return type == null
          ? new TypedPatch(Request.MERGE_PATCH, merge.get())
          : new TypedPatch(Request.STRATEGIC_MERGE_PATCH, strategic.apply(type));
    } catch (PatchException e) {
      throw new CommandError(e.getMessage());
    }
  }

  /** The type of an object's kind, or null if there is no schema for it. */
  static StructType type(JsonObject object) {
    return Schema.kubernetes()
        .ofKind(GroupVersion.parse(object.string("apiVersion")), object.string("kind"));
  }

  /** Whether it changes nothing. */
  public boolean isEmpty() {
    return body.isEmpty();
  }

  /**
   * The object after the patch.
   *
   * @throws CommandError if it does not fit
   */
  public JsonObject applyTo(JsonObject object) {
    return LocalPatch.apply(object, contentType, body);
  }
}
