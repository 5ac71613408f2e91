package io.kubeschool.machine.program.awk;

import io.kubeschool.machine.program.RegexSyntax;
import java.util.ArrayList;
import java.util.List;

/** The line at hand and its fields, each made from the other when it changed. */
final class Record {

  private static final int MOST_FIELDS = 100_000;

  private String line = "";
  private List<String> fields;

  void set(String newLine) {
    line = newLine;
    fields = null;
  }

  int count(String fieldSeparator) {
    return fields(fieldSeparator).size();
  }

  Value field(int index, String fieldSeparator) {
    if (index < 0) {
      throw new AwkException("attempt to access field " + index);
    }
    if (index == 0) {
      return Value.input(line);
    }
    List<String> all = fields(fieldSeparator);
    return index <= all.size() ? Value.input(all.get(index - 1)) : Value.EMPTY;
  }

  void setField(int index, String value, String fieldSeparator, String outputSeparator) {
    if (index == 0) {
      set(value);
      return;
    }
    if (index < 0 || index > MOST_FIELDS) {
      throw new AwkException("attempt to access field " + index);
    }
    List<String> all = fields(fieldSeparator);
    while (all.size() < index) {
      all.add("");
    }
    all.set(index - 1, value);
    line = String.join(outputSeparator, all);
  }

  void setCount(int count, String fieldSeparator, String outputSeparator) {
    List<String> all = fields(fieldSeparator);
    while (all.size() > count) {
      all.removeLast();
    }
    while (all.size() < Math.min(count, MOST_FIELDS)) {
      all.add("");
    }
    line = String.join(outputSeparator, all);
  }

  private List<String> fields(String fieldSeparator) {
    if (fields == null) {
      fields = split(line, fieldSeparator);
    }
    return fields;
  }

  /** Cuts a text: at white space for " ", at each tab, letter or match of the pattern else. */
  static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    if (separator.equals(" ")) {
      for (String part : text.strip().split("[ \t\n]+")) {
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      return parts;
    }
    if (text.isEmpty()) {
      return parts;
    }
    String pattern =
        separator.isEmpty()
            ? ""
            : separator.length() == 1
                ? java.util.regex.Pattern.quote(separator)
                : RegexSyntax.extended(separator, false).pattern();
    parts.addAll(List.of(text.split(pattern, -1)));
    return parts;
  }
}
