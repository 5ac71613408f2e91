package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A patch of either kind, which shows from its text. Models api
 * internal/builtins/PatchTransformer.go.
 */
final class PatchTransformer implements Transformer {

  static final String NAME = "PatchTransformer";

  private final List<Resource> merges;
  private final JsonArray operations;
  private final JsonObject target;
  private final String source;

  private PatchTransformer(
      List<Resource> merges, JsonArray operations, JsonObject target, String source) {
    this.merges = merges;
    this.operations = operations;
    this.target = target;
    this.source = source;
  }

  static List<Transformer> configure(Stage stage) {
    List<Transformer> transformers = new ArrayList<>();
    for (JsonObject patch : stage.kustomization().items("patches")) {
      try {
        transformers.add(of(patch, stage.loader()));
      } catch (CommandError e) {
        throw stage.misconfigured(NAME, patch, e);
      }
    }
    return transformers;
  }

  private static PatchTransformer of(JsonObject patch, Loader loader) {
    String inline = patch.string("patch").strip();
    String path = patch.string("path");
    if (inline.isEmpty() && path.isEmpty()) {
      throw new CommandError("must specify one of patch and path in\n" + Stage.text(patch));
    }
    if (!inline.isEmpty() && !path.isEmpty()) {
      throw new CommandError("patch and path can't be set at the same time\n" + Stage.text(patch));
    }
    String text = path.isEmpty() ? inline : load(loader, path);
    String source =
        path.isEmpty()
            ? "[patch: " + GoQuote.quote(text) + "]"
            : "[path: " + GoQuote.quote(path) + "]";
    List<Resource> merges = merges(text);
    JsonArray operations = JsonOperations.parse(text);
    if (merges != null && operations != null && !merges.isEmpty() && !operations.isEmpty()) {
      throw new CommandError("illegally qualifies as both an SM and JSON patch: " + source);
    }
    if (merges == null && operations == null) {
      throw new CommandError("unable to parse SM or JSON patch from " + source);
    }
    JsonObject options = patch.object("options");
    if (merges != null) {
      merges.forEach(merge ->
          merge.allowChanges(options.bool("allowNameChange"), options.bool("allowKindChange")));
    }
    JsonObject target = patch.has("target") ? patch.object("target") : null;
    return new PatchTransformer(merges, operations, target, source);
  }

  private static String load(Loader loader, String path) {
    try {
      return loader.loadText(path);
    } catch (CommandError e) {
      throw new CommandError(
          "failed to get the patch file from path(" + path + "): " + e.getMessage());
    }
  }

  private static List<Resource> merges(String text) {
    try {
      return ResourceReader.read(text);
    } catch (CommandError _) {
      return null;
    }
  }

  @Override
  public void transform(ResourceMap resources) {
    if (merges == null) {
      transformByOperations(resources);
    } else if (target == null) {
      merges.forEach(merge -> mergeIntoNamesake(resources, merge));
    } else if (merges.size() > 1) {
      throw new CommandError(
          "Multiple Strategic-Merge Patches in one `patches` entry is not allowed to set"
              + " `patches.target` field: "
              + source);
    } else if (!merges.isEmpty()) {
      PatchMerge.into(resources, resources.select(Selector.of(target)), merges.getFirst());
    }
  }

  private void mergeIntoNamesake(ResourceMap resources, Resource merge) {
    Resource found;
    try {
      found = resources.find(merge.originalId());
    } catch (CommandError e) {
      throw new CommandError(
          "no resource matches strategic merge patch "
              + GoQuote.quote(merge.originalId().toString())
              + ": "
              + e.getMessage());
    }
    PatchMerge.into(found, merge);
  }

  private void transformByOperations(ResourceMap resources) {
    if (target == null) {
      throw new CommandError("must specify a target for JSON patch " + source);
    }
    for (Resource resource : resources.select(Selector.of(target))) {
      resource.rememberId();
      JsonOperations.apply(operations, resource);
    }
  }
}
