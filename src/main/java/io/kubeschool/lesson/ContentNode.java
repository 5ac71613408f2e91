package io.kubeschool.lesson;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A piece of a content file that knows its line; every reader throws {@link ContentException}. */
final class ContentNode {

  private final Path file;
  private final String name;
  private final int line;
  private final Node node;

  private ContentNode(Path file, String name, int line, Node node) {
    this.file = file;
    this.name = name;
    this.line = line;
    this.node = node;
  }

  static ContentNode read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null) {
        throw new ContentException(file, 0, "the file is empty");
      }
      return new ContentNode(file, "the file", 1, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new ContentException(file, line, "not valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new ContentException(
          file, 0, "not valid YAML: " + e.getMessage().lines().findFirst().orElse(""));
    } catch (CharacterCodingException e) {
      throw new ContentException(file, 0, "not valid UTF-8");
    } catch (IOException e) {
      throw new ContentException(file, 0, "cannot be read");
    }
  }

  int line() {
    return line;
  }

  ContentException error(String message) {
    return new ContentException(file, line, message);
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** The fields in the order of the file. */
  Map<String, ContentNode> fields() {
    if (!(node instanceof MappingNode map)) {
      throw error(name + " must be a map of names to values");
    }
    Map<String, ContentNode> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      int at = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new ContentException(file, at, "a name must be a plain word");
      }
      ContentNode field = new ContentNode(file, key.getValue(), at, tuple.getValueNode());
      if (fields.put(key.getValue(), field) != null) {
        throw field.error(key.getValue() + " is given twice");
      }
    }
    return fields;
  }

  /** The fields, all of which must be among those allowed. */
  Map<String, ContentNode> fields(Collection<String> allowed) {
    Map<String, ContentNode> fields = fields();
    for (Map.Entry<String, ContentNode> field : fields.entrySet()) {
      if (!allowed.contains(field.getKey())) {
        throw field
            .getValue()
            .error(
                "unknown field " + field.getKey() + "; known here: " + String.join(", ", allowed));
      }
    }
    return fields;
  }

  ContentNode required(String field) {
    ContentNode value = optional(field);
    if (value == null) {
      throw error(name + " lacks " + field);
    }
    return value;
  }

  ContentNode optional(String field) {
    return fields().get(field);
  }

  List<ContentNode> items() {
    if (!(node instanceof SequenceNode list)) {
      throw error(name + " must be a list");
    }
    List<ContentNode> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(
          new ContentNode(
              file,
              name.startsWith("an item") ? name : "an item of " + name,
              item.getStartMark().getLine() + 1,
              item));
    }
    return items;
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw error(name + " must be a text");
    }
    String text = scalar.getValue().stripTrailing();
    if (text.isEmpty()) {
      throw error(name + " is empty");
    }
    return text;
  }

  /** A text that names something: lower-case letters, digits and hyphens. */
  String key() {
    String key = text();
    if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw error(name + " must be lower-case words joined by hyphens, not \"" + key + "\"");
    }
    return key;
  }

  int number(int least) {
    try {
      int number = Integer.parseInt(text());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the line
    }
    throw error(name + " must be a whole number, at least " + least);
  }

  boolean bool() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(name + " must be true or false");
    };
  }

  Duration duration() {
    return Durations.parse(text())
        .orElseThrow(() -> error(name + " must be a duration such as 30s, 5m or 1h"));
  }

  /** A path, relative to the folder of this file, that must exist. */
  Path path() {
    Path path = file.resolveSibling(text()).normalize();
    if (!path.startsWith(file.getParent().normalize()) || !Files.exists(path)) {
      throw error("there is no file " + text() + " beside it");
    }
    return path;
  }

  /** The content of the file that {@link #path} names. */
  String content() {
    Path path = path();
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw error("cannot read " + text());
    }
  }
}
