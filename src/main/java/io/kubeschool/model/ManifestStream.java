package io.kubeschool.model;

/**
 * Reads the documents of a file, one after the other: YAML documents between lines of {@code ---},
 * or JSON values. Models apimachinery pkg/util/yaml: YAMLOrJSONDecoder.
 */
public final class ManifestStream {

  private final String text;
  private int position;
  private boolean json;

  /** The documents of a text. */
  public ManifestStream(String text) {
    this.text = text;
    json = text.stripLeading().startsWith("{");
  }

  /**
   * The next document, null after the last. A document that is empty or holds comments only reads
   * as {@link JsonNull}.
   *
   * @throws YamlSyntaxException if it is not YAML: {@code error converting YAML to JSON: yaml: line
   *     4: ...}
   * @throws JsonSyntaxException if it looks like JSON and is neither JSON nor YAML
   */
  public Json next() {
    if (json) {
      int start = position;
      try {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
          position++;
        }
        if (position == text.length()) {
          return null;
        }
        JsonText.Prefix prefix = JsonText.parsePrefix(text.substring(position));
        position += prefix.length();
        return prefix.value();
      } catch (JsonSyntaxException e) {
        json = false;
        position = start;
        try {
          return nextYaml();
        } catch (YamlSyntaxException _) {
          throw e;
        }
      }
    }
    return nextYaml();
  }

  private Json nextYaml() {
    StringBuilder document = new StringBuilder();
    while (position < text.length()) {
      int end = text.indexOf('\n', position);
      String line = text.substring(position, end < 0 ? text.length() : end);
      if (line.endsWith("\r")) {
        line = line.substring(0, line.length() - 1);
      }
      position = end < 0 ? text.length() : end + 1;
      if (line.startsWith("---")) {
        String rest = line.substring(3).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
          throw new YamlSyntaxException("invalid Yaml document separator: " + rest, false);
        }
        if (!document.isEmpty()) {
          return parse(document);
        }
      }
      document.append(line).append('\n');
    }
    return document.isEmpty() ? null : parse(document);
  }

  private static Json parse(StringBuilder document) {
    try {
      return YamlReader.parse(document.toString());
    } catch (YamlSyntaxException e) {
      throw new YamlSyntaxException("error converting YAML to JSON: " + e.getMessage(), false);
    }
  }
}
