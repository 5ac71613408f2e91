package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;

/** What {@code --overrides} does. Models pkg/cmd/util/override_options.go: Overrider. */
public final class Overrides {

  private Overrides() {}

  /**
   * The object with the overrides.
   *
   * @throws CommandError if they are no JSON or do not fit
   */
  public static JsonObject apply(Session session, JsonObject object) {
    String text = session.flags().string("overrides");
    if (text.isEmpty()) {
      return object;
    }
    String type = session.flags().string("override-type");
    String contentType =
        switch (type) {
          case "json" -> Request.JSON_PATCH;
          case "merge", "" -> Request.MERGE_PATCH;
          case "strategic" -> Request.STRATEGIC_MERGE_PATCH;
          default -> throw new CommandError("invalid override type: " + type);
        };
    Json patch;
    try {
      patch = Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw new CommandError("Invalid JSON Patch");
    }
    return withEmptyResources(LocalPatch.apply(object, contentType, patch));
  }

  /** A typed container always has resources. */
  private static JsonObject withEmptyResources(JsonObject object) {
    if (!object.string("kind").equals("Pod")) {
      return object;
    }
    return object.set(
        object
            .array("spec", "containers")
            .map(c ->
                c instanceof JsonObject container && !container.has("resources")
                    ? container.with("resources", JsonObject.EMPTY)
                    : c),
        "spec",
        "containers");
  }
}
