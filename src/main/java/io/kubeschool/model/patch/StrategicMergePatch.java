package io.kubeschool.model.patch;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.schema.StructType;
import java.util.Map;

/**
 * Strategic merge patches: like merge patches, but lists are merged by their members' keys as the
 * schema says. Models apimachinery pkg/util/strategicpatch.
 */
public final class StrategicMergePatch {

  /**
   * What came out of applying one.
   *
   * @param object the patched object
   * @param rest what upstream has left of the patch, which it shows in errors about the object
   */
  public record Applied(JsonObject object, JsonObject rest) {}

  private StrategicMergePatch() {}

  /**
   * Applies a patch. Models StrategicMergeMapPatch.
   *
   * @throws PatchException if it does not fit
   */
  public static Applied apply(JsonObject original, JsonObject patch, StructType type) {
    Map<String, Object> patchTree = Tree.ofObject(patch);
    Map<String, Object> merged =
        new StrategicMerge(true).mergeMap(Tree.ofObject(original), patchTree, type);
    return new Applied(
        (JsonObject) Tree.toJson(merged, original), (JsonObject) Tree.toJson(patchTree, patch));
  }

  /**
   * The patch that makes {@code modified} of {@code original}. Models CreateTwoWayMergePatch.
   *
   * @throws PatchException if a list lacks its merge keys
   */
  public static JsonObject diff(JsonObject original, JsonObject modified, StructType type) {
    return (JsonObject)
        Tree.toJson(
            new StrategicDiff(true, true)
                .maps(Tree.ofObject(original), Tree.ofObject(modified), type, false),
            null);
  }

  /**
   * The patch that brings {@code current} to {@code modified}, deletes what was in {@code original}
   * and is no longer, and leaves alone what others have added. Models CreateThreeWayMergePatch with
   * overwrite.
   *
   * @throws PatchException if a list lacks its merge keys
   */
  public static JsonObject threeWay(
      JsonObject original, JsonObject modified, JsonObject current, StructType type) {
    Map<String, Object> delta =
        new StrategicDiff(true, false)
            .maps(Tree.ofObject(current), Tree.ofObject(modified), type, false);
    Map<String, Object> deletions =
        new StrategicDiff(false, true)
            .maps(Tree.ofObject(original), Tree.ofObject(modified), type, false);
    Map<String, Object> merged = new StrategicMerge(false).mergeMap(deletions, delta, type);
    return (JsonObject) Tree.toJson(merged, null);
  }
}
