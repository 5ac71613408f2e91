package io.kubeschool.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a plain scalar means. Models go-yaml v2 resolve.go: resolve. */
final class YamlResolver {

  private static final Map<String, Json> WORDS = new HashMap<>();
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern DOT_FLOAT =
      Pattern.compile("\\.[0-9](?:_?[0-9])*([eE][-+]?[0-9](?:_?[0-9])*)?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
              + "(?:(?:[Tt](?=.*(?:Z|[-+][0-9]{2}:[0-9]{2})$)| (?!.*(?:Z|[-+].*)$))"
              + "([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?"
              + "(?:Z|[-+][0-9]{2}:[0-9]{2})?)?");
  private static final BigInteger MOST_UNSIGNED = BigInteger.ONE.shiftLeft(64);

  static {
    put(JsonBoolean.TRUE, "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    put(
        JsonBoolean.FALSE,
        "n",
        "N",
        "no",
        "No",
        "NO",
        "false",
        "False",
        "FALSE",
        "off",
        "Off",
        "OFF");
    put(JsonNull.NULL, "", "~", "null", "Null", "NULL");
    put(JsonNumber.of(Double.NaN), ".nan", ".NaN", ".NAN");
    put(JsonNumber.of(Double.POSITIVE_INFINITY), ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
    put(JsonNumber.of(Double.NEGATIVE_INFINITY), "-.inf", "-.Inf", "-.INF");
  }

  private YamlResolver() {}

  private static void put(Json value, String... words) {
    for (String word : words) {
      WORDS.put(word, value);
    }
  }

  /** Its value; a string if it is nothing else. */
  static Json resolve(String text) {
    Json word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    char first = text.charAt(0);
    if (first == '.') {
      return DOT_FLOAT.matcher(text).matches()
          ? finite(text.replace("_", ""), text)
          : new JsonString(text);
    }
    if (first != '+' && first != '-' && (first < '0' || first > '9')) {
      return new JsonString(text);
    }
    String plain = text.replace("_", "");
    Json integer = integer(plain);
    if (integer != null) {
      return integer;
    }
    return FLOAT.matcher(plain).matches() ? finite(plain, text) : new JsonString(text);
  }

  private static Json finite(String digits, String text) {
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? new JsonString(text) : JsonNumber.of(value);
  }

  /** The value of a scalar with an explicit tag, which it must be fit for. */
  static Json resolveAs(String tag, String text) {
    String type = tag.substring(tag.lastIndexOf(':') + 1);
    Json value = resolve(text);
    return switch (type) {
      case "int" -> expect(value, value instanceof JsonNumber n && n.isWhole(), text, type);
      case "float" ->
          value instanceof JsonNumber n
              ? JsonNumber.of(n.doubleValue())
              : expect(value, false, text, type);
      case "bool" -> expect(value, value instanceof JsonBoolean, text, type);
      case "null" -> expect(value, value == JsonNull.NULL, text, type);
      case "binary" -> {
        try {
          yield new JsonString(new String(Base64.getMimeDecoder().decode(text), UTF_8));
        } catch (IllegalArgumentException e) {
          throw new YamlSyntaxException("!!binary value contains invalid base64 data");
        }
      }
      default -> new JsonString(text);
    };
  }

  private static Json expect(Json value, boolean fits, String text, String type) {
    if (fits) {
      return value;
    }
    String found =
        switch (value) {
          case JsonString _ -> "str";
          case JsonBoolean _ -> "bool";
          case JsonNumber number -> number.isWhole() ? "int" : "float";
          default -> "null";
        };
    throw new YamlSyntaxException("cannot decode !!" + found + " `" + text + "` as a !!" + type);
  }

  /** Whether a plain scalar would be a time. Models go-yaml v2 resolve.go: parseTimestamp. */
  static boolean isTimestamp(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    try {
      LocalDate.of(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    } catch (DateTimeException e) {
      return false;
    }
    return matcher.group(4) == null
        || Integer.parseInt(matcher.group(4)) < 24
            && Integer.parseInt(matcher.group(5)) < 60
            && Integer.parseInt(matcher.group(6)) < 60;
  }

  private static Json integer(String plain) {
    Matcher matcher = INTEGER.matcher(plain);
    if (!matcher.matches()) {
      return null;
    }
    String digits = matcher.group(2);
    BigInteger magnitude;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      magnitude =
          switch (digits.charAt(1)) {
            case 'x', 'X' -> new BigInteger(digits.substring(2), 16);
            case 'b', 'B' -> new BigInteger(digits.substring(2), 2);
            case 'o', 'O' -> new BigInteger(digits.substring(2), 8);
            default -> new BigInteger(digits, 8);
          };
    } else {
      magnitude = new BigInteger(digits);
    }
    BigInteger value = matcher.group(1).equals("-") ? magnitude.negate() : magnitude;
    if (value.bitLength() < 64) {
      return JsonNumber.of(value.longValue());
    }
    // Beyond 64 bits only decimal digits are read, as a float.
    boolean unsigned = matcher.group(1).isEmpty() && value.compareTo(MOST_UNSIGNED) < 0;
    boolean decimal = FLOAT.matcher(plain).matches();
    return unsigned || decimal ? JsonNumber.of(value.doubleValue()) : null;
  }
}
