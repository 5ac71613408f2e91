package io.kubeschool.kubectl.kustomize;

/**
 * How a build is done. Models api krusty/options.go.
 *
 * @param anyFile whether a kustomization may read files outside its folder
 * @param reorder {@code legacy}, {@code none}, or "" if nothing was said
 * @param managedBy whether each resource is labelled with what built it
 * @param helm whether charts are built
 * @param plugins whether plugins from outside are run
 */
public record BuildOptions(
    boolean anyFile, String reorder, boolean managedBy, boolean helm, boolean plugins) {

  /** What {@code -k} does. */
  public static final BuildOptions DEFAULT = new BuildOptions(false, "legacy", false, false, false);
}
