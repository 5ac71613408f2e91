package io.kubeschool.kubectl.gotemplate;

import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's fmt.Sprintf over JSON values: the verbs v, s, d, q, t, f, x, X and T. */
final class PrintfFormat {

  private static final Pattern VERB =
      Pattern.compile("%([-+# 0]*)([0-9]*)(?:\\.([0-9]*))?(.)", Pattern.DOTALL);

  private PrintfFormat() {}

  static String format(String format, List<Json> arguments) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = VERB.matcher(format);
    int next = 0;
    while (matcher.find()) {
      char verb = matcher.group(4).charAt(0);
      String shown;
      if (verb == '%') {
        shown = "%";
      } else if (next == arguments.size()) {
        shown = "%!" + verb + "(MISSING)";
      } else {
        shown = padded(one(verb, matcher, arguments.get(next++)), matcher, verb);
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(shown));
    }
    matcher.appendTail(text);
    if (next < arguments.size()) {
      text.append("%!(EXTRA ");
      for (int i = next; i < arguments.size(); i++) {
        text.append(i == next ? "" : ", ").append(typed(arguments.get(i)));
      }
      text.append(')');
    }
    return text.toString();
  }

  private static String one(char verb, Matcher matcher, Json value) {
    boolean isWhole = value instanceof JsonNumber number && number.isWhole();
    String shown =
        switch (verb) {
          case 'v' -> matcher.group(1).contains("#") ? syntax(value) : Functions.text(value);
          case 's' ->
              value instanceof JsonNumber || value instanceof JsonBoolean || value == null
                  ? null
                  : cut(Functions.text(value), matcher.group(3));
          case 'q' -> Functions.quoted(value);
          case 'd' -> isWhole ? signed(value, matcher) : null;
          case 't' -> value instanceof JsonBoolean ? Functions.text(value) : null;
          case 'f' -> value instanceof JsonNumber && !isWhole ? fixed(value, matcher) : null;
          case 'x', 'X' -> hexadecimal(value, verb);
          case 'T' -> value == null ? "<nil>" : GoFormat.type(value);
          default -> null;
        };
    return shown == null ? "%!" + verb + "(" + typed(value) + ")" : shown;
  }

  private static String syntax(Json value) {
    return value == null ? "<nil>" : GoFormat.syntax(value);
  }

  private static String cut(String text, String precision) {
    if (precision == null) {
      return text;
    }
    int most = precision.isEmpty() ? 0 : Integer.parseInt(precision);
    return text.substring(0, Math.min(most, text.length()));
  }

  private static String signed(Json value, Matcher matcher) {
    String text = Functions.text(value);
    return matcher.group(1).contains("+") && !text.startsWith("-") ? "+" + text : text;
  }

  private static String fixed(Json value, Matcher matcher) {
    String precision = matcher.group(3);
    int digits = precision == null ? 6 : precision.isEmpty() ? 0 : Integer.parseInt(precision);
    return String.format(Locale.ROOT, "%." + digits + "f", ((JsonNumber) value).doubleValue());
  }

  private static String hexadecimal(Json value, char verb) {
    String text =
        switch (value) {
          case JsonNumber number when number.isWhole() -> Long.toHexString(number.longValue());
          case JsonString(String plain) -> hexadecimal(plain);
          case null, default -> null;
        };
    return text != null && verb == 'X' ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String hexadecimal(String plain) {
    StringBuilder text = new StringBuilder();
    for (byte b : plain.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      text.append(String.format("%02x", b));
    }
    return text.toString();
  }

  private static String typed(Json value) {
    return value == null ? "<nil>" : GoFormat.type(value) + "=" + GoFormat.value(value);
  }

  private static String padded(String text, Matcher matcher, char verb) {
    int width = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2));
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (matcher.group(1).contains("-")) {
      return text + " ".repeat(missing);
    }
    boolean zeros = matcher.group(1).contains("0") && (verb == 'd' || verb == 'f' || verb == 'x');
    return (zeros ? "0" : " ").repeat(missing) + text;
  }
}
