package io.kubeschool.kubectl.printer;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * YAML in braces and brackets: strings always quoted, names quoted where another reader of YAML
 * might take them for something else. Models sigs.k8s.io/yaml/kyaml: Encoder.
 */
final class KyamlWriter {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_./-]*[\\p{L}\\p{N}_])?");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?("
              + "0x[0-9a-fA-F_]+|0b[01_]+|0o[0-7_]+"
              + "|[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"
              + "|[0-9]+(:[0-5]?[0-9])+(\\.[0-9]*)?)");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}.*");
  private static final Set<String> WORDS =
      Set.of(
          "y",
          "n",
          "yes",
          "no",
          "on",
          "off",
          "true",
          "false",
          "t",
          "f",
          "null",
          "nan",
          "inf",
          "infinity");
  private static final Map<Integer, String> ESCAPES =
      Map.ofEntries(
          Map.entry((int) '"', "\\\""),
          Map.entry((int) '\\', "\\\\"),
          Map.entry(0, "\\0"),
          Map.entry(0x07, "\\a"),
          Map.entry((int) '\b', "\\b"),
          Map.entry((int) '\f', "\\f"),
          Map.entry(0x0b, "\\v"),
          Map.entry((int) '\r', "\\r"),
          Map.entry(0x1b, "\\e"),
          Map.entry(0x85, "\\N"),
          Map.entry(0xa0, "\\_"),
          Map.entry(0x2028, "\\L"),
          Map.entry(0x2029, "\\P"));

  private final StringBuilder out;

  private KyamlWriter(StringBuilder out) {
    this.out = out;
  }

  static void write(Json value, StringBuilder out) {
    new KyamlWriter(out).value(value, 0);
  }

  private void value(Json value, int indent) {
    switch (value) {
      case JsonObject object -> object(object, indent);
      case JsonArray array -> array(array, indent);
      case JsonString(String text) -> string(text, indent);
      default -> out.append(value.toText());
    }
  }

  private void object(JsonObject object, int indent) {
    if (object.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append("{\n");
    for (Map.Entry<String, Json> field : object) {
      newItem(indent + 2);
      name(field.getKey());
      out.append(": ");
      value(field.getValue(), indent + 2);
      out.append(",\n");
    }
    newItem(indent);
    out.append('}');
  }

  private void array(JsonArray array, int indent) {
    List<Json> items = array.items();
    boolean cuddled =
        items.stream().allMatch(item -> item instanceof JsonObject || item instanceof JsonArray);
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (cuddled) {
        out.append(i == 0 ? "" : ", ");
        value(items.get(i), indent);
      } else {
        out.append(i == 0 ? "\n" : "");
        newItem(indent + 2);
        value(items.get(i), indent + 2);
        out.append(",\n");
      }
    }
    if (!cuddled) {
      newItem(indent);
    }
    out.append(']');
  }

  private void newItem(int indent) {
    out.repeat(' ', indent);
  }

  private void name(String name) {
    if (PLAIN.matcher(name).matches() && !isAmbiguous(name)) {
      out.append(name);
    } else {
      out.append('"').append(escaped(name).replace("\n", "\\n").replace("\t", "\\t")).append('"');
    }
  }

  private static boolean isAmbiguous(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT))
        || NUMBER.matcher(name).matches()
        || DATE.matcher(name).matches();
  }

  /**
   * Lines go under each other, each break written out and hidden from the reader by a backslash.
   */
  private void string(String text, int indent) {
    if (!text.contains("\n")) {
      out.append('"').append(escaped(text)).append('"');
      return;
    }
    out.append("\"\\\n");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean last = i == lines.length - 1;
      if (last && lines[i].isEmpty()) {
        break;
      }
      newItem(indent + 2);
      boolean startsBlank = lines[i].startsWith(" ") || lines[i].startsWith("\t");
      out.append(startsBlank ? '\\' : ' ').append(escaped(lines[i]));
      out.append(last ? "\\\n" : "\\n\\\n");
    }
    newItem(indent + 2);
    out.append('"');
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          String known = ESCAPES.get(c);
          if (known != null) {
            escaped.append(known);
          } else if (isPrintable(c) || c == '\t' || c == '\n') {
            escaped.appendCodePoint(c);
          } else if (c < 0x100 && c != 0xad) {
            escaped.append(String.format("\\x%02x", c));
          } else {
            escaped.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
          }
        });
    return escaped.toString();
  }

  /** Models Go's unicode.IsPrint: the only blank that counts is the usual one. */
  private static boolean isPrintable(int c) {
    return c == ' '
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
