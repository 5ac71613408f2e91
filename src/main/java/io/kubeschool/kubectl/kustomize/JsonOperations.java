package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import io.kubeschool.model.patch.JsonPatch;
import io.kubeschool.model.patch.PatchException;

/** JSON patches in YAML or JSON. Models api filters/patchjson6902. */
final class JsonOperations {

  private JsonOperations() {}

  /** The operations of a text; null if it holds something else. */
  static JsonArray parse(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      Json value = text.startsWith("[") ? Json.parse(text) : YamlReader.parse(text);
      if (value == JsonNull.NULL) {
        return JsonArray.EMPTY;
      }
      return value instanceof JsonArray array
              && array.stream().allMatch(JsonObject.class::isInstance)
          ? array
          : null;
    } catch (JsonSyntaxException | YamlSyntaxException _) {
      return null;
    }
  }

  /**
   * Changes a resource by them. A patch sees what is remembered about it as upstream's does: it may
   * add an annotation to what had none, once something was done to it.
   *
   * @throws CommandError if they do not apply
   */
  static void apply(JsonArray operations, Resource resource) {
    try {
      Json changed = JsonPatch.apply(resource.annotated(), operations);
      if (!(changed instanceof JsonObject object)) {
        throw new CommandError("the patch leaves no object");
      }
      resource.edit(_ -> Resource.withoutMemory(object));
    } catch (PatchException e) {
      throw new CommandError(e.getMessage());
    }
  }
}
