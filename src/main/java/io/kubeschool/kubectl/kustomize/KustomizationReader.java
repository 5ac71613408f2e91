package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a folder's kustomization file. Models api internal/target/kusttarget.go: Load, and
 * types/kustomization.go: Unmarshal, CheckDeprecatedFields, FixKustomization, EnforceFields.
 */
final class KustomizationReader {

  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
  private static final String VERSION = "kustomize.config.k8s.io/v1beta1";
  private static final String COMPONENT_VERSION = "kustomize.config.k8s.io/v1alpha1";

  /** An old field, and what the warning recommends. */
  private record Deprecation(String field, String instead, String note) {
    String warning() {
      return "# Warning: '"
          + field
          + "' is deprecated. Please use '"
          + instead
          + "' instead. "
          + note
          + "Run 'kustomize edit fix' to update your Kustomization automatically.";
    }
  }

  private static final List<Deprecation> DEPRECATIONS =
      List.of(
          new Deprecation("bases", "resources", ""),
          new Deprecation("commonLabels", "labels", ""),
          new Deprecation("imageTags", "images", ""),
          new Deprecation("patchesJson6902", "patches", ""),
          new Deprecation("patchesStrategicMerge", "patches", ""),
          new Deprecation("vars", "replacements", "[EXPERIMENTAL] "));

  private final BuildLog log;

  KustomizationReader(BuildLog log) {
    this.log = log;
  }

  /**
   * The kustomization of the folder that the loader is at.
   *
   * @throws CommandError if there is no such file, more than one, or it is not right
   */
  Kustomization read(Loader loader) {
    String name = null;
    String text = "";
    int found = 0;
    for (String candidate : NAMES) {
      String content = loader.loadIfPresent(candidate);
      if (content != null) {
        found++;
        name = candidate;
        text = content;
      }
    }
    if (found == 0) {
      throw new CommandError(
          "unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in"
              + " directory '"
              + loader.root()
              + "'");
    }
    if (found > 1) {
      throw new CommandError("Found multiple kustomization files under: " + loader.root() + "\n");
    }
    JsonObject fields = decode(text);
    DEPRECATIONS.stream()
        .filter(deprecation -> fields.has(deprecation.field()))
        .forEach(deprecation -> log.warning(deprecation.warning()));
    JsonObject current = modernized(fields);
    if (isEmpty(current)) {
      throw new CommandError("kustomization.yaml is empty");
    }
    JsonObject typed = typed(current);
    List<String> errors = errors(typed);
    if (!errors.isEmpty()) {
      throw new CommandError(
          "Failed to read kustomization file under "
              + loader.root()
              + ":\n"
              + String.join("\n", errors));
    }
    return new Kustomization(name, typed);
  }

  private static JsonObject decode(String text) {
    try {
      Json value = YamlReader.parse(text);
      return value == JsonNull.NULL
          ? JsonObject.EMPTY
          : (JsonObject) KustomizationShape.KUSTOMIZATION.decode(value);
    } catch (YamlSyntaxException | CommandError e) {
      throw new CommandError("invalid Kustomization: " + e.getMessage());
    }
  }

  /** Models FixKustomization, but for kind and version. */
  private static JsonObject modernized(JsonObject fields) {
    JsonObject result = append(fields, "resources", "bases");
    result = append(result, "images", "imageTags");
    result = withEnvs(result, "configMapGenerator");
    result = withEnvs(result, "secretGenerator");
    JsonArray charts = charts(result.array("helmChartInflationGenerator"));
    if (!charts.isEmpty()) {
      result = append(result.with("moreCharts", charts), "helmCharts", "moreCharts");
    }
    return result.without("helmChartInflationGenerator");
  }

  private static JsonObject append(JsonObject fields, String field, String old) {
    JsonArray more = fields.array(old);
    if (more.isEmpty()) {
      return fields.without(old);
    }
    List<Json> all = new ArrayList<>(fields.array(field).items());
    all.addAll(more.items());
    return fields.without(old).with(field, JsonArray.copyOf(all));
  }

  private static JsonObject withEnvs(JsonObject fields, String field) {
    if (!fields.has(field)) {
      return fields;
    }
    return fields.with(
        field,
        fields
            .array(field)
            .map(item ->
                item instanceof JsonObject object && !object.string("env").isEmpty()
                    ? append(object.with("env", JsonArray.of(object.field("env"))), "envs", "env")
                    : item));
  }

  private static JsonArray charts(JsonArray old) {
    JsonArray.Builder charts = JsonArray.builder();
    for (JsonObject chart : old.objects()) {
      JsonObject.Builder fields = JsonObject.builder();
      copy(chart, "chartName", fields, "name");
      copy(chart, "chartVersion", fields, "version");
      copy(chart, "chartRepoUrl", fields, "repo");
      copy(chart, "releaseName", fields, "releaseName");
      copy(chart, "releaseNamespace", fields, "namespace");
      copy(chart, "values", fields, "valuesFile");
      copy(chart, "valuesLocal", fields, "valuesInline");
      copy(chart, "valuesMerge", fields, "valuesMerge");
      charts.add(fields.build());
    }
    return charts.build();
  }

  private static void copy(JsonObject from, String field, JsonObject.Builder to, String name) {
    if (from.has(field)) {
      to.put(name, from.field(field));
    }
  }

  /** Whether nothing is said but kind and version; a list or map says something, even if empty. */
  private static boolean isEmpty(JsonObject fields) {
    JsonObject rest = fields.without("kind").without("apiVersion");
    return rest.names().stream()
        .map(rest::field)
        .allMatch(value ->
            value instanceof JsonString(String text) && text.isEmpty()
                || value == JsonBoolean.FALSE);
  }

  private static JsonObject typed(JsonObject fields) {
    String kind = fields.string("kind").isEmpty() ? Kustomization.KIND : fields.string("kind");
    String version = fields.string("apiVersion");
    if (version.isEmpty()) {
      version = kind.equals(Kustomization.COMPONENT) ? COMPONENT_VERSION : VERSION;
    }
    return fields.with("kind", new JsonString(kind)).with("apiVersion", new JsonString(version));
  }

  private static List<String> errors(JsonObject fields) {
    List<String> errors = new ArrayList<>();
    String kind = fields.string("kind");
    if (!kind.equals(Kustomization.KIND) && !kind.equals(Kustomization.COMPONENT)) {
      errors.add("kind should be Kustomization or Component");
    }
    String required = kind.equals(Kustomization.COMPONENT) ? COMPONENT_VERSION : VERSION;
    if (!fields.string("apiVersion").equals(required)) {
      errors.add("apiVersion for " + kind + " should be " + required);
    }
    return errors;
  }
}
