package io.kubeschool.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Selects objects by the values of a few of their fields: all of its terms must hold. Models
 * apimachinery pkg/fields.
 *
 * @param terms sorted as they were written
 */
public record FieldSelector(List<Term> terms) {

  /** Selects everything. */
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  /**
   * One condition.
   *
   * @param field its path, {@code spec.nodeName}
   * @param equal whether the field must have that value, or must not
   */
  public record Term(String field, boolean equal, String value) {

    @Override
    public String toString() {
      String escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
      return field + (equal ? "=" : "!=") + escaped;
    }
  }

  /**
   * Reads {@code status.phase=Running,spec.nodeName!=node01}. Models fields.ParseSelector.
   *
   * @throws IllegalArgumentException with upstream's words if it cannot be understood
   */
  public static FieldSelector parse(String text) {
    if (text.isEmpty()) {
      return EVERYTHING;
    }
    List<String> parts = split(text);
    parts.sort(null);
    List<Term> terms = new ArrayList<>();
    for (String part : parts) {
      if (!part.isEmpty()) {
        terms.add(term(text, part));
      }
    }
    return new FieldSelector(List.copyOf(terms));
  }

  /** The value that the field must have, or null if any other would do as well. */
  public String required(String field) {
    for (Term term : terms) {
      if (term.equal() && term.field().equals(field)) {
        return term.value();
      }
    }
    return null;
  }

  /** Whether the object is selected; a field that it lacks counts as "". */
  public boolean matches(JsonObject object) {
    for (Term term : terms) {
      Json value = object.get(term.field().split("\\."));
      String text =
          switch (value) {
            case null -> "";
            case JsonString(String string) -> string;
            default -> value.toText();
          };
      if (text.equals(term.value()) != term.equal()) {
        return false;
      }
    }
    return true;
  }

  /** As it is written in a query. */
  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(","));
  }

  private static Term term(String selector, String part) {
    for (int i = 0; i < part.length(); i++) {
      for (String operator : Arrays.asList("!=", "==", "=")) {
        if (part.startsWith(operator, i)) {
          String value = unescape(part.substring(i + operator.length()));
          return new Term(part.substring(0, i), !operator.equals("!="), value);
        }
      }
    }
    throw new IllegalArgumentException(
        "invalid selector: '" + selector + "'; can't understand '" + part + "'");
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ',') {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String unescape(String text) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        if (i == text.length() || "\\,=".indexOf(text.charAt(i)) < 0) {
          throw new IllegalArgumentException(
              "invalid field selector: invalid escape sequence: "
                  + text.substring(i - 1, Math.min(i + 1, text.length())));
        }
        value.append(text.charAt(i));
      } else if (c == ',' || c == '=') {
        throw new IllegalArgumentException(
            "invalid field selector: unescaped character in value: " + (int) c);
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }
}
