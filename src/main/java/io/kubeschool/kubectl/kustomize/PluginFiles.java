package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import java.util.List;

/**
 * Generators, transformers and validators that files or inline texts configure. This machine has
 * none of them. Models api internal/plugins/loader/loader.go.
 */
record PluginFiles(Loader loader, BuildOptions options) {

  /**
   * Refuses the first.
   *
   * @param entries texts or paths
   * @param prefix of any message
   * @param loading what stands before the refusal itself
   * @throws CommandError if there is one
   */
  void refuse(List<String> entries, String prefix, String loading) {
    for (String entry : entries) {
      List<Resource> configs;
      try {
        configs = ResourceReader.read(entry);
      } catch (CommandError _) {
        configs = read(entry, prefix);
      }
      for (Resource config : configs) {
        throw new CommandError(
            prefix
                + loading
                + (options.plugins()
                    ? "unable to find plugin root - tried: ('<no value>'; $KUSTOMIZE_PLUGIN_HOME)"
                    : "external plugins disabled; unable to load external plugin '"
                        + config.kind()
                        + "'"));
      }
    }
  }

  private List<Resource> read(String path, String prefix) {
    try {
      return ResourceReader.readFile(loader, path);
    } catch (CommandError e) {
      String asFile = "accumulating resources from '" + path + "': " + e.getMessage();
      try {
        loader.descend(path);
      } catch (CommandError asFolder) {
        throw new CommandError(
            prefix + "accumulation err='" + asFile + "': " + asFolder.getMessage());
      }
      throw new CommandError(prefix + asFile);
    }
  }
}
