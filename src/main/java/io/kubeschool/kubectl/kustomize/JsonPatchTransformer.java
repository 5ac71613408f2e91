package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of {@code patchesJson6902}. Models api internal/builtins/PatchJson6902Transformer.go.
 */
final class JsonPatchTransformer implements Transformer {

  static final String NAME = "PatchJson6902Transformer";

  private final JsonArray operations;
  private final JsonObject target;

  private JsonPatchTransformer(JsonArray operations, JsonObject target) {
    this.operations = operations;
    this.target = target;
  }

  static List<Transformer> configure(Stage stage) {
    List<Transformer> transformers = new ArrayList<>();
    for (JsonObject patch : stage.kustomization().items("patchesJson6902")) {
      try {
        transformers.add(of(patch, stage.loader()));
      } catch (CommandError e) {
        throw stage.misconfigured(NAME, config(patch), e);
      }
    }
    return transformers;
  }

  private static JsonObject config(JsonObject patch) {
    JsonObject config = patch.without("options").without("patch");
    String text = patch.string("patch");
    return text.isEmpty() ? config : config.with("jsonOp", new JsonString(text));
  }

  private static JsonPatchTransformer of(JsonObject patch, Loader loader) {
    String path = patch.string("path");
    String text = patch.string("patch");
    if (patch.string("target", "name").isEmpty()) {
      throw new CommandError("must specify the target name");
    }
    if (path.isEmpty() && text.isEmpty()) {
      throw new CommandError("empty file path and empty jsonOp");
    }
    if (!path.isEmpty()) {
      if (!text.isEmpty()) {
        throw new CommandError("must specify a file path or jsonOp, not both");
      }
      text = loader.loadText(path);
      if (text.isEmpty()) {
        throw new CommandError("patch file '" + path + "' empty seems to be empty");
      }
    }
    JsonArray operations = JsonOperations.parse(text);
    if (operations == null) {
      throw new CommandError("decoding " + text + ": no list of operations");
    }
    if (operations.isEmpty()) {
      throw new CommandError("patch appears to be empty; file=" + path + ", JsonOp=" + text);
    }
    return new JsonPatchTransformer(operations, patch.object("target"));
  }

  @Override
  public void transform(ResourceMap resources) {
    resources.select(Selector.of(target)).forEach(r -> JsonOperations.apply(operations, r));
  }
}
