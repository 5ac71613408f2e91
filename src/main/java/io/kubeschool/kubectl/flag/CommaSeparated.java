package io.kubeschool.kubectl.flag;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated values, with double quotes. Models Go's encoding/csv. */
final class CommaSeparated {

  private CommaSeparated() {}

  static List<String> parse(String text) throws FlagType.BadValue {
    List<String> values = new ArrayList<>();
    if (text.isEmpty()) {
      return values;
    }
    int at = 0;
    while (true) {
      if (at < text.length() && text.charAt(at) == '"') {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
          int end = text.indexOf('"', at);
          if (end < 0) {
            throw new FlagType.BadValue(
                "parse error on line 1, column "
                    + (text.length() + 1)
                    + ": extraneous or missing \" in quoted-field");
          }
          value.append(text, at, end);
          at = end + 1;
          if (at >= text.length() || text.charAt(at) != '"') {
            break;
          }
          value.append('"');
          at++;
        }
        if (at < text.length() && text.charAt(at) != ',') {
          throw new FlagType.BadValue(
              "parse error on line 1, column " + at + ": extraneous or missing \" in quoted-field");
        }
        values.add(value.toString());
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String value = text.substring(at, end);
        int quote = value.indexOf('"');
        if (quote >= 0) {
          throw new FlagType.BadValue(
              "parse error on line 1, column "
                  + (at + quote + 1)
                  + ": bare \" in non-quoted-field");
        }
        values.add(value);
        at = end;
      }
      if (at >= text.length()) {
        return values;
      }
      at++;
    }
  }
}
