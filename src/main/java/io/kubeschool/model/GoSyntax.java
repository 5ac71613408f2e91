package io.kubeschool.model;

import java.util.ArrayList;
import java.util.List;

/** Values as Go's formatting verbs print them. */
public final class GoSyntax {

  private GoSyntax() {}

  /** A string as {@code %q} prints it. Models strconv: Quote. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case 0x07 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 0x0b -> out.append("\\v");
            default -> {
              if (isPrintable(c)) {
                out.appendCodePoint(c);
              } else if (c < 0x80) {
                out.append(String.format("\\x%02x", c));
              } else if (c < 0x10000) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append(String.format("\\U%08x", c));
              }
            }
          }
        });
    return out.append('"').toString();
  }

  /** A decoded value as {@code %#v} prints it. */
  public static String value(Json value) {
    return switch (value) {
      case JsonString(String text) -> quote(text);
      case JsonNull _ -> "interface {}(nil)";
      case JsonArray array ->
          "[]interface {}{" + String.join(", ", array.stream().map(GoSyntax::value).toList()) + "}";
      case JsonObject object -> {
        List<String> fields = new ArrayList<>();
        object.forEach((name, field) -> fields.add(quote(name) + ":" + value(field)));
        yield "map[interface {}]interface {}{" + String.join(", ", fields) + "}";
      }
      default -> value.toText();
    };
  }

  /** A decoded value as {@code %v} prints it: {@code map[a:1 b:[x y]]}. */
  public static String plain(Json value) {
    return switch (value) {
      case JsonString(String text) -> text;
      case JsonNull _ -> "<nil>";
      case JsonArray array ->
          "[" + String.join(" ", array.stream().map(GoSyntax::plain).toList()) + "]";
      case JsonObject object -> {
        List<String> fields = new ArrayList<>();
        object.forEach((name, field) -> fields.add(name + ":" + plain(field)));
        yield "map[" + String.join(" ", fields) + "]";
      }
      default -> value.toText();
    };
  }

  private static boolean isPrintable(int c) {
    if (c < 0x80) {
      return c >= 0x20 && c < 0x7f;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
