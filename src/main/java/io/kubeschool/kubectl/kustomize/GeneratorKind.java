package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes ConfigMaps and Secrets from a kustomization's entries. Models api internal/generators and
 * kyaml yaml/datamap.go.
 */
enum GeneratorKind {
  CONFIG_MAP("configMapGenerator", "ConfigMapGenerator", "ConfigMap"),
  SECRET("secretGenerator", "SecretGenerator", "Secret");

  private static final int LINE = 70;

  private final String field;
  private final String plugin;
  private final String kind;

  GeneratorKind(String field, String plugin, String kind) {
    this.field = field;
    this.plugin = plugin;
    this.kind = kind;
  }

  /** The field with its entries. */
  String field() {
    return field;
  }

  /** What upstream calls the generator. */
  String plugin() {
    return plugin;
  }

  /**
   * What an entry asks for.
   *
   * @param shared the options for all entries
   * @throws CommandError if it has no name, or its data cannot be read
   */
  Resource generate(JsonObject entry, JsonObject shared, Loader loader) {
    if (entry.string("name").isEmpty()) {
      throw new CommandError("a configmap must have a name");
    }
    JsonObject options = merged(entry.object("options"), shared);
    JsonObject object =
        Json.objectOf("apiVersion", "v1", "kind", kind)
            .set(entry.string("name"), "metadata", "name");
    if (!entry.string("namespace").isEmpty()) {
      object = object.set(entry.string("namespace"), "metadata", "namespace");
    }
    object = withData(object, entry, new KeyValueSources(loader).load(entry));
    object = withTexts(object, options, "labels");
    object = withTexts(object, options, "annotations");
    if (options.bool("immutable")) {
      object = object.with("immutable", true);
    }
    return Resource.generated(
        object, Behavior.of(entry.string("behavior")), !options.bool("disableNameSuffixHash"));
  }

  private JsonObject withData(JsonObject base, JsonObject entry, Map<String, byte[]> values) {
    JsonObject object = base;
    if (this == SECRET) {
      String type = entry.string("type").isEmpty() ? "Opaque" : entry.string("type");
      object = object.with("type", type).with("data", JsonObject.EMPTY);
    }
    for (Map.Entry<String, byte[]> value : values.entrySet()) {
      String text = this == SECRET ? null : KeyValueSources.text(value.getValue());
      String map = text == null && this != SECRET ? "binaryData" : "data";
      object = object.set(text == null ? base64(value.getValue()) : text, map, value.getKey());
    }
    return object;
  }

  /** In lines, if it is longer than one. */
  private static String base64(byte[] bytes) {
    String text = new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    if (text.length() < LINE) {
      return text;
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < text.length(); i += LINE) {
      lines.append(text, i, Math.min(i + LINE, text.length())).append('\n');
    }
    return lines.toString();
  }

  private static JsonObject withTexts(JsonObject object, JsonObject options, String field) {
    JsonObject texts = options.object(field);
    return texts.isEmpty() ? object : object.set(texts, "metadata", field);
  }

  /** An entry's own options come before the shared ones. Models MergeGlobalOptionsIntoLocal. */
  private static JsonObject merged(JsonObject own, JsonObject shared) {
    JsonObject options = own;
    for (String field : new String[] {"labels", "annotations"}) {
      Map<String, String> texts = new TreeMap<>(shared.object(field).strings());
      texts.putAll(own.object(field).strings());
      options = options.with(field, JsonObject.ofStrings(texts));
    }
    for (String field : new String[] {"disableNameSuffixHash", "immutable"}) {
      options = options.with(field, own.bool(field) || shared.bool(field));
    }
    return options;
  }
}
