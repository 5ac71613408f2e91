package io.kubeschool.kubectl.jsonpath;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.JsonWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template in Kubernetes' dialect of JSONPath. Models client-go util/jsonpath. */
public final class JsonPath {

  private static final Pattern RELAXED = Pattern.compile("\\{\\.?([^{}]+)\\}|\\.?([^{}]+)");

  private final List<JsonPathNode> nodes;
  private final boolean allowMissingKeys;

  private JsonPath(List<JsonPathNode> nodes, boolean allowMissingKeys) {
    this.nodes = nodes;
    this.allowMissingKeys = allowMissingKeys;
  }

  /**
   * Reads a template.
   *
   * @param allowMissingKeys whether a field that is not there has no results, rather than being an
   *     error
   * @throws JsonPathError if it is wrong
   */
  public static JsonPath parse(String template, boolean allowMissingKeys) {
    return new JsonPath(JsonPathParser.parse(template), allowMissingKeys);
  }

  /**
   * A path as it is written for columns and sorting, as a template: {@code metadata.name}, {@code
   * .metadata.name} and <code>{.metadata.name}</code> mean the same. Models get/customcolumn.go:
   * RelaxedJSONPathExpression.
   */
  public static String relaxed(String path) {
    if (path.isEmpty()) {
      return path;
    }
    Matcher matcher = RELAXED.matcher(path);
    if (!matcher.matches()) {
      throw new JsonPathError(
          "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or"
              + " '{.name1.name2}'");
    }
    return "{." + (matcher.group(1) != null ? matcher.group(1) : matcher.group(2)) + "}";
  }

  /**
   * The results, those of each part of the template together.
   *
   * @throws JsonPathError if the template does not fit the value
   */
  public List<List<Json>> find(Json value) {
    return new JsonPathEvaluator(allowMissingKeys).find(nodes, value);
  }

  /** The template filled in. */
  public String execute(Json value) {
    StringBuilder text = new StringBuilder();
    for (List<Json> results : find(value)) {
      for (int i = 0; i < results.size(); i++) {
        text.append(i == 0 ? "" : " ").append(text(results.get(i)));
      }
    }
    return text.toString();
  }

  /** The results as JSON, one array for each part of the template. */
  public String executeAsJson(Json value) {
    StringBuilder text = new StringBuilder();
    find(value).forEach(results -> text.append(JsonWriter.write(JsonArray.copyOf(results))));
    return text.toString();
  }

  private static String text(Json result) {
    return switch (result) {
      case JsonObject _, JsonArray _ -> result.toText();
      case JsonString(String string) -> string;
      case JsonNull _ -> "null";
      default -> GoFormat.value(result);
    };
  }
}
