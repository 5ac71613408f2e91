package io.kubeschool.model;

/**
 * Writes JSON as {@code kubectl -o json} does: indented by 4 blanks, with a newline at the end.
 * Models cli-runtime pkg/printers: JSONPrinter.
 */
public final class JsonWriter {

  private JsonWriter() {}

  /** The text, its last line ended. */
  public static String write(Json value) {
    return write(value, "    ") + "\n";
  }

  /** The text with that indentation, without a newline at the end. */
  public static String write(Json value, String indentation) {
    StringBuilder text = new StringBuilder();
    append(value, indentation, "\n", text);
    return text.toString();
  }

  private static void append(Json value, String indentation, String newLine, StringBuilder text) {
    String inner = newLine + indentation;
    switch (value) {
      case JsonArray array when !array.isEmpty() -> {
        char open = '[';
        for (Json item : array) {
          text.append(open).append(inner);
          append(item, indentation, inner, text);
          open = ',';
        }
        text.append(newLine).append(']');
      }
      case JsonObject object when !object.isEmpty() -> {
        int start = text.length();
        object.forEach((name, field) -> {
          text.append(text.length() == start ? '{' : ',').append(inner);
          JsonText.quote(name, text);
          text.append(": ");
          append(field, indentation, inner, text);
        });
        text.append(newLine).append('}');
      }
      default -> text.append(value.toText());
    }
  }
}
