package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlWriter;
import java.util.List;

/**
 * What transformers are made from.
 *
 * @param kustomization what the file says
 * @param config the fields that they work on
 * @param loader of the kustomization's files
 * @param plugin the resource that configures the transformer, or null if the file itself does
 */
record Stage(
    Kustomization kustomization, TransformerConfig config, Loader loader, ResourceId plugin) {

  /** Makes the transformers of one kind. */
  interface Factory {
    /**
     * Those that the kustomization asks for, in their order.
     *
     * @throws CommandError if what it says does not do
     */
    List<Transformer> configure(Stage stage);
  }

  /** An error about a transformer's configuration. Models configureBuiltinPlugin. */
  CommandError misconfigured(String kind, JsonObject fields, CommandError cause) {
    return plugin == null
        ? trouble(kind, fields, cause)
        : new CommandError("plugin " + plugin + " fails configuration: " + cause.getMessage());
  }

  /** An error about what a kustomization says of a plugin. */
  static CommandError trouble(String kind, JsonObject fields, CommandError cause) {
    return new CommandError(
        "trouble configuring builtin "
            + kind
            + " with config: `\n"
            + text(fields)
            + "`: "
            + cause.getMessage());
  }

  /** A plugin's configuration as text. */
  static String text(JsonObject config) {
    return YamlWriter.write(config);
  }
}
