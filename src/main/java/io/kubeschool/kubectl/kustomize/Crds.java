package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import java.util.List;

/**
 * The files of {@code crds}. They must be there; what they say about names in custom resources is
 * not used. Models api internal/accumulator/loadconfigfromcrds.go.
 */
final class Crds {

  private Crds() {}

  /**
   * Reads them.
   *
   * @throws CommandError if one cannot be read
   */
  static void check(List<String> paths, Loader loader) {
    try {
      paths.forEach(loader::load);
    } catch (CommandError e) {
      throw new CommandError("loading CRDs [" + String.join(" ", paths) + "]: " + e.getMessage());
    }
  }
}
