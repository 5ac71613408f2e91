package io.kubeschool.kubectl.kustomize;

import io.kubeschool.machine.Process;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a folder's kustomization. Models api krusty/kustomizer.go: Kustomizer. */
public final class Kustomizer {

  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The release of kustomize that this kubectl has built in. */
  public static final String VERSION = "v5.8.1";

  private static final String BOTH_ORDERS =
      "Warning: Sorting order is set both in 'kustomization.yaml' ('sortOptions') and in a CLI flag"
          + " ('--reorder'). Using the kustomization file over the CLI flag.";

  private final Process process;
  private final BuildOptions options;
  private final BuildLog log;

  /** A builder on that process's machine. */
  public Kustomizer(Process process, BuildOptions options, BuildLog log) {
    this.process = process;
    this.options = options;
    this.log = log;
  }

  /**
   * What the folder's kustomization makes.
   *
   * @param path as the user gave it
   * @throws io.kubeschool.kubectl.error.CommandError with upstream's words for what is wrong
   */
  public BuildResult build(String path) {
    Loader loader = Loader.at(path, process.path(path), options.anyFile());
    Target target = Target.outermost(loader, log, options);
    ResourceMap resources = target.build();
    Kustomization kustomization = target.kustomization();
    sort(resources, kustomization);
    List<String> metadata = kustomization.texts("buildMetadata");
    if (options.managedBy() || metadata.contains("managedByLabel")) {
      LabelTransformer.ofMetadata(MANAGED_BY, "kustomize-" + VERSION).transform(resources);
    }
    for (Resource resource : resources.resources()) {
      Map<String, String> annotations = new TreeMap<>(resource.annotations());
      if (!metadata.contains("originAnnotations")) {
        annotations.remove(Origin.ANNOTATION);
      }
      if (!metadata.contains("transformerAnnotations")) {
        annotations.remove(Origin.TRANSFORMATIONS);
      }
      resource.annotate(annotations);
    }
    return new BuildResult(resources);
  }

  private void sort(ResourceMap resources, Kustomization kustomization) {
    if (kustomization.has("sortOptions")) {
      if (!options.reorder().isEmpty()) {
        log.log(BOTH_ORDERS);
      }
      SortOrder.of(kustomization.fields().object("sortOptions")).transform(resources);
    } else if (!options.reorder().equals("none")) {
      SortOrder.LEGACY.transform(resources);
    }
  }
}
