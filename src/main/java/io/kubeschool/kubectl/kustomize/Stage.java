package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlWriter;
import java.util.List;

/**
 * What transformers are made from.
 *
 * @param kustomization what the file says
 * @param config the fields that they work on
 * @param loader of the kustomization's files
 */
record Stage(Kustomization kustomization, TransformerConfig config, Loader loader) {

  /** Makes the transformers of one kind. */
  interface Factory {
    /**
     * Those that the kustomization asks for, in their order.
     *
     * @throws CommandError if what it says does not do
     */
    List<Transformer> configure(Stage stage);
  }

  /** An error about a plugin's configuration. Models configureBuiltinPlugin. */
  static CommandError misconfigured(String plugin, JsonObject config, CommandError cause) {
    return new CommandError(
        "trouble configuring builtin "
            + plugin
            + " with config: `\n"
            + text(config)
            + "`: "
            + cause.getMessage());
  }

  /** A plugin's configuration as text. */
  static String text(JsonObject config) {
    return YamlWriter.write((Json) config);
  }
}
