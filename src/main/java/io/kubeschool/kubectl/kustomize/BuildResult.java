package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The objects that a build has made, in their order. */
public final class BuildResult {

  /** Up to here every whole number is a floating one, so that nothing is made up. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private final List<Resource> resources;

  BuildResult(ResourceMap resources) {
    this.resources = resources.resources();
  }

  /** All in one text of YAML documents. Models resmap AsYaml. */
  public String toYaml() {
    return resources.stream().map(BuildResult::yaml).collect(Collectors.joining("---\n"));
  }

  /**
   * A text for each object by the name of its file, which tells the namespace if there are several.
   * Models kustomize commands/build/writer.go.
   */
  public Map<String, String> toFiles() {
    long namespaces =
        resources.stream()
            .filter(resource -> !resource.id().clusterScoped())
            .map(resource -> resource.id().effectiveNamespace())
            .distinct()
            .count();
    Map<String, String> files = new LinkedHashMap<>();
    for (Resource resource : resources) {
      ResourceId id = resource.id();
      String name = id.gvk().joined() + "_" + id.name() + ".yaml";
      if (namespaces > 1 && !id.clusterScoped()) {
        name = id.effectiveNamespace() + "_" + name;
      }
      files.put(name.toLowerCase(Locale.ROOT), yaml(resource));
    }
    return files;
  }

  private static String yaml(Resource resource) {
    return YamlWriter.write(throughJson(resource.content()));
  }

  /** On the way through JSON a floating number without a fraction becomes a whole one. */
  private static Json throughJson(Json value) {
    return switch (value) {
      case JsonObject object -> {
        JsonObject result = object;
        for (String name : object.names()) {
          result = result.with(name, throughJson(object.field(name)));
        }
        yield result;
      }
      case JsonArray array -> array.map(BuildResult::throughJson);
      case JsonNumber number
          when !number.isWhole()
              && number.doubleValue() == number.longValue()
              && Math.abs(number.doubleValue()) < LARGEST_WHOLE ->
          JsonNumber.of(number.longValue());
      default -> value;
    };
  }
}
