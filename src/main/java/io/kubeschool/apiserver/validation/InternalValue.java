package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as upstream's internal types print as JSON, which some errors show: all fields, in the
 * order of Go's structs, under Go's names. The structs are listed in {@code internal-types.txt}:
 * per field the name in Go, the name in the API ({@code ^} if it belongs to the parent), the type.
 */
final class InternalValue {

  /**
   * A field of a struct.
   *
   * @param goName a question mark at the end means omitempty
   */
  private record Member(String goName, String apiName, String type) {}

  private static final Map<String, List<Member>> STRUCTS = read();

  private final StringBuilder text = new StringBuilder();
  private final String newLine;

  private InternalValue(boolean indented) {
    newLine = indented ? "\n" : "";
  }

  /** A value of that internal type on one line. */
  static String of(String type, JsonObject value) {
    InternalValue printer = new InternalValue(false);
    printer.struct(type, value, value, 0);
    return printer.text.toString();
  }

  /** A value of that internal type, indented by one blank. */
  static String indented(String type, JsonObject value) {
    InternalValue printer = new InternalValue(true);
    printer.struct(type, value, value, 0);
    return printer.text.toString();
  }

  private static Map<String, List<Member>> read() {
    Map<String, List<Member>> structs = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                InternalValue.class.getResourceAsStream("internal-types.txt"),
                StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] words = line.split(" ");
        List<Member> members = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
          String[] parts = words[i].split("\\|");
          members.add(new Member(parts[0], parts[1], parts[2]));
        }
        structs.put(words[0], members);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return structs;
  }

  private void struct(String type, JsonObject value, JsonObject parent, int depth) {
    char open = '{';
    for (Member member : STRUCTS.getOrDefault(type, List.of())) {
      boolean ofParent = member.apiName().startsWith("^");
      Json field =
          ofParent ? parent.field(member.apiName().substring(1)) : value.field(member.apiName());
      boolean omitted = member.goName().endsWith("?");
      if (omitted && field == null) {
        continue;
      }
      String name = omitted ? member.goName().replace("?", "") : member.goName();
      text.append(open);
      breakLine(depth + 1);
      text.append('"').append(name).append(newLine.isEmpty() ? "\":" : "\": ");
      value(member.type(), field, value, depth + 1);
      open = ',';
    }
    close(open, "{}", '}', depth);
  }

  private void value(String type, Json value, JsonObject parent, int depth) {
    Json known = value == JsonNull.NULL ? null : value;
    if (type.startsWith("*")) {
      if (known == null) {
        text.append("null");
      } else {
        value(type.substring(1), known, parent, depth);
      }
    } else if (type.startsWith("[]")) {
      list(type.substring(2), known, parent, depth);
    } else if (type.startsWith("map:")) {
      map(type.substring(4), known, parent, depth);
    } else if (STRUCTS.containsKey(type)) {
      struct(type, known instanceof JsonObject object ? object : JsonObject.EMPTY, parent, depth);
    } else {
      scalar(type, known);
    }
  }

  private void scalar(String type, Json value) {
    if (value == null) {
      text.append(
          switch (type) {
            case "string" -> "\"\"";
            case "int" -> "0";
            case "bool" -> "false";
            default -> "null";
          });
    } else {
      text.append(
          value.toText().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
    }
  }

  private void list(String type, Json value, JsonObject parent, int depth) {
    if (!(value instanceof JsonArray array)) {
      text.append("null");
      return;
    }
    char open = '[';
    for (Json item : array) {
      text.append(open);
      breakLine(depth + 1);
      value(type, item, parent, depth + 1);
      open = ',';
    }
    close(open, "[]", ']', depth);
  }

  private void map(String type, Json value, JsonObject parent, int depth) {
    if (!(value instanceof JsonObject object)) {
      text.append("null");
      return;
    }
    char open = '{';
    for (Map.Entry<String, Json> entry : object) {
      text.append(open);
      breakLine(depth + 1);
      text.append(new JsonString(entry.getKey()).toText());
      text.append(newLine.isEmpty() ? ":" : ": ");
      value(type, entry.getValue(), parent, depth + 1);
      open = ',';
    }
    close(open, "{}", '}', depth);
  }

  private void close(char open, String empty, char end, int depth) {
    if (open == ',') {
      breakLine(depth);
      text.append(end);
    } else {
      text.append(empty);
    }
  }

  private void breakLine(int depth) {
    if (!newLine.isEmpty()) {
      text.append(newLine).repeat(' ', depth);
    }
  }
}
