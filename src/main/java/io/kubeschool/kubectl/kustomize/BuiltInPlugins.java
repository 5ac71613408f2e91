package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The built-in transformers and generators as resources of their own configure them: each is told
 * in a kustomization's fields. Models api internal/plugins/loader/loader.go and
 * internal/plugins/builtinhelpers/builtins.go.
 */
final class BuiltInPlugins {

  /**
   * A transformer.
   *
   * @param section what its {@code fieldSpecs} are, or null
   * @param fields what a kustomization would say in its place
   */
  private record Plugin(Stage.Factory factory, Section section, UnaryOperator<JsonObject> fields) {

    List<Transformer> configure(JsonObject config, ResourceId id, Loader loader) {
      TransformerConfig specs =
          section == null
              ? TransformerConfig.EMPTY
              : new TransformerConfig(
                  Map.of(section, FieldSpec.listOf(config.array("fieldSpecs"))), List.of());
      return factory.configure(
          new Stage(new Kustomization("", fields.apply(config)), specs, loader, id));
    }
  }

  private static final Map<String, Plugin> TRANSFORMERS =
      Map.ofEntries(
          Map.entry(
              "PrefixTransformer",
              new Plugin(
                  NameAffixTransformer::prefixes,
                  Section.NAME_PREFIX,
                  config -> moved(config, "prefix", "namePrefix"))),
          Map.entry(
              "SuffixTransformer",
              new Plugin(
                  NameAffixTransformer::suffixes,
                  Section.NAME_SUFFIX,
                  config -> moved(config, "suffix", "nameSuffix"))),
          Map.entry(
              "LabelTransformer",
              new Plugin(
                  LabelTransformer::configure,
                  Section.COMMON_LABELS,
                  config -> moved(config, "labels", "commonLabels"))),
          Map.entry(
              "AnnotationsTransformer",
              new Plugin(
                  LabelTransformer::annotations,
                  Section.COMMON_ANNOTATIONS,
                  config -> moved(config, "annotations", "commonAnnotations"))),
          Map.entry(
              "NamespaceTransformer",
              new Plugin(
                  NamespaceTransformer::configure,
                  Section.NAMESPACE,
                  BuiltInPlugins::namespaceFields)),
          Map.entry(
              "ImageTagTransformer",
              new Plugin(
                  ImageTransformer::configure,
                  Section.IMAGES,
                  config -> listed("images", config.object("imageTag")))),
          Map.entry(
              "ReplicaCountTransformer",
              new Plugin(
                  ReplicaTransformer::configure,
                  Section.REPLICAS,
                  config -> listed("replicas", config.object("replica")))),
          Map.entry(
              "PatchTransformer",
              new Plugin(PatchTransformer::configure, null, config -> listed("patches", config))),
          Map.entry(
              "PatchJson6902Transformer",
              new Plugin(
                  JsonPatchTransformer::configure,
                  null,
                  config -> listed("patchesJson6902", moved(config, "jsonOp", "patch")))),
          Map.entry(
              "PatchStrategicMergeTransformer",
              new Plugin(MergePatchTransformer::configure, null, BuiltInPlugins::mergePatches)),
          Map.entry(
              "ReplacementTransformer",
              new Plugin(ReplacementTransformer::configure, null, config -> config)));

  private BuiltInPlugins() {}

  private static JsonObject moved(JsonObject config, String from, String to) {
    Json value = config.field(from);
    return value == null ? config.without(to) : config.without(from).with(to, value);
  }

  private static JsonObject listed(String field, JsonObject entry) {
    return JsonObject.EMPTY.with(field, JsonArray.of(entry));
  }

  private static JsonObject namespaceFields(JsonObject config) {
    return config.with("namespace", new JsonString(config.string("metadata", "namespace")));
  }

  private static JsonObject mergePatches(JsonObject config) {
    JsonArray patches = config.array("paths");
    String inline = config.string("patches");
    return JsonObject.EMPTY.with(
        "patchesStrategicMerge", inline.isEmpty() ? patches : patches.plus(new JsonString(inline)));
  }

  /**
   * The transformers that a resource configures.
   *
   * @throws CommandError if there is no such one, or it cannot be configured so
   */
  static List<Transformer> transformers(Resource config, Loader loader) {
    Plugin plugin = TRANSFORMERS.get(config.kind());
    if (isBuiltIn(config) && plugin != null) {
      return plugin.configure(config.content(), config.id(), loader);
    }
    throw refusal(config);
  }

  /**
   * What a resource that configures a generator makes.
   *
   * @throws CommandError if there is no such one, or it cannot be configured so
   */
  static Resource generate(Resource config, Loader loader) {
    for (GeneratorKind kind : GeneratorKind.values()) {
      if (isBuiltIn(config) && config.kind().equals(kind.plugin())) {
        JsonObject entry = withOwn(config.content(), "name");
        return kind.generate(withOwn(entry, "namespace"), JsonObject.EMPTY, loader);
      }
    }
    throw new CommandError("failed to load generator: " + refusal(config).getMessage());
  }

  private static JsonObject withOwn(JsonObject config, String field) {
    String own = config.string("metadata", field);
    return config.has(field) || own.isEmpty() ? config : config.with(field, new JsonString(own));
  }

  private static boolean isBuiltIn(Resource config) {
    return config.content().string("apiVersion").equals("builtin");
  }

  private static CommandError refusal(Resource config) {
    return new CommandError(
        isBuiltIn(config)
            ? "unable to load builtin " + config.gvk()
            : "external plugins disabled; unable to load external plugin '" + config.kind() + "'");
  }
}
