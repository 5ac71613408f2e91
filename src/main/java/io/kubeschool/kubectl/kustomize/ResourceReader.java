package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads resources from texts. Models api resource/factory.go: SliceFromBytes, and kyaml kio:
 * ByteReader.
 */
final class ResourceReader {

  private static final String MALFORMED = "MalformedYAMLError";
  private static final Pattern SEPARATOR = Pattern.compile("\n---(.*)\n");

  private ResourceReader() {}

  /**
   * The resources of a text, its lists unfolded.
   *
   * @throws CommandError if it is not YAML, or holds something that is no resource
   */
  static List<Resource> read(String text) {
    List<Json> documents = documents(text);
    List<Json> nodes = new ArrayList<>();
    for (Json document : documents) {
      boolean wrapper =
          documents.size() == 1
              && document instanceof JsonObject object
              && (object.string("kind").equals("List")
                  || object.string("kind").equals("ResourceList"))
              && object.has("items");
      if (wrapper) {
        nodes.addAll(((JsonObject) document).array("items").items());
      } else {
        nodes.add(document);
      }
    }
    List<Resource> resources = new ArrayList<>();
    Deque<JsonObject> open = new ArrayDeque<>(valid(nodes));
    while (!open.isEmpty()) {
      JsonObject object = open.removeFirst();
      if (!object.string("kind").endsWith("List") || !object.has("items")) {
        resources.add(new Resource(object));
      } else if (object.field("items") instanceof JsonArray items) {
        open.addAll(valid(items.items()));
      } else if (object.field("items") != JsonNull.NULL) {
        throw new CommandError(
            "expected array in "
                + object.string("kind")
                + "/items, but found "
                + goType(object.field("items")));
      }
    }
    return resources;
  }

  /**
   * The resources of a file; an error about its form names the file.
   *
   * @throws CommandError as {@link #read} does
   */
  static List<Resource> readFile(Loader loader, String path) {
    String text = loader.loadText(path);
    try {
      return read(text);
    } catch (CommandError e) {
      throw isMalformed(e) ? new CommandError(e.getMessage() + " in File: " + path) : e;
    }
  }

  /** Whether an error is about a text that is not YAML. */
  static boolean isMalformed(CommandError error) {
    return error.getMessage().contains(MALFORMED);
  }

  private static List<Json> documents(String text) {
    List<Json> documents = new ArrayList<>();
    String lines = text.replace("\r\n", "\n");
    Matcher separators = SEPARATOR.matcher(lines);
    while (separators.find()) {
      String rest = separators.group(1).strip();
      if (!rest.isEmpty() && !rest.startsWith("#")) {
        throw new CommandError("invalid document separator: " + separators.group().strip());
      }
    }
    for (String document : SEPARATOR.split(lines, -1)) {
      try {
        Json value = YamlReader.parseStrictBooleans(document);
        if (value != JsonNull.NULL) {
          documents.add(value);
        }
      } catch (YamlSyntaxException e) {
        throw new CommandError(MALFORMED + ": " + e.getMessage());
      }
    }
    return documents;
  }

  private static List<JsonObject> valid(List<Json> nodes) {
    List<JsonObject> valid = new ArrayList<>();
    for (Json node : nodes) {
      if (node == JsonNull.NULL
          || node instanceof JsonObject object && object.isEmpty()
          || node instanceof JsonArray array && array.isEmpty()) {
        continue;
      }
      if (!(node instanceof JsonObject object)) {
        throw new CommandError("missing Resource metadata");
      }
      check(object);
      valid.add(object);
    }
    return valid;
  }

  /** Models kyaml yaml/rnode.go: GetValidatedMetadata. */
  private static void check(JsonObject object) {
    String kind = Scalar.text(object.field("kind"));
    String version = Scalar.text(object.field("apiVersion"));
    Resource resource = new Resource(object);
    Map<String, String> labels = resource.labels();
    Map<String, String> annotations = resource.annotations();
    if (kind.isEmpty()
        && version.isEmpty()
        && resource.name().isEmpty()
        && resource.namespace().isEmpty()
        && labels.isEmpty()
        && annotations.isEmpty()) {
      throw new CommandError("missing Resource metadata");
    }
    String missing = null;
    if (kind.isEmpty()) {
      missing = "kind";
    } else if (!kind.endsWith("List") && resource.name().isEmpty()) {
      missing = "metadata.name";
    }
    if (missing != null) {
      throw new CommandError(
          "missing "
              + missing
              + " in object {{"
              + version
              + " "
              + kind
              + "} {{"
              + resource.name()
              + " "
              + resource.namespace()
              + "} "
              + map(labels)
              + " "
              + map(annotations)
              + "}}");
    }
  }

  private static String map(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" ", "map[", "]"));
  }

  private static String goType(Json value) {
    return value instanceof JsonObject ? "map[string]interface {}" : "string";
  }
}
