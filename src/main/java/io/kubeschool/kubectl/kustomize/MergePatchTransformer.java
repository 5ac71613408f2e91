package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of {@code patchesStrategicMerge}. Models api
 * internal/builtins/PatchStrategicMergeTransformer.go.
 */
final class MergePatchTransformer implements Transformer {

  static final String NAME = "PatchStrategicMergeTransformer";

  private final List<Resource> patches;

  private MergePatchTransformer(List<Resource> patches) {
    this.patches = patches;
  }

  static List<Transformer> configure(Stage stage) {
    List<String> entries = stage.kustomization().texts("patchesStrategicMerge");
    if (entries.isEmpty()) {
      return List.of();
    }
    try {
      List<Resource> patches = new ArrayList<>();
      entries.forEach(entry -> patches.addAll(read(entry, stage.loader())));
      if (patches.isEmpty()) {
        throw new CommandError(
            "patch appears to be empty; files=[" + String.join(" ", entries) + "], Patch=");
      }
      return List.of(new MergePatchTransformer(patches));
    } catch (CommandError e) {
      JsonObject config = Json.objectOf("paths", entries);
      throw stage.misconfigured(NAME, config, e);
    }
  }

  /** An entry is a patch, or else the path of one. */
  private static List<Resource> read(String entry, Loader loader) {
    try {
      return ResourceReader.read(entry);
    } catch (CommandError _) {
      return ResourceReader.readFile(loader, entry);
    }
  }

  @Override
  public void transform(ResourceMap resources) {
    for (Resource patch : patches) {
      PatchMerge.into(resources, List.of(resources.find(patch.originalId())), patch);
    }
  }
}
