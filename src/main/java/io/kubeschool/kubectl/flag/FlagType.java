package io.kubeschool.kubectl.flag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a flag's values are and how they are read. Models github.com/spf13/pflag's Value
 * implementations.
 *
 * @param <T> what a parsed value is
 */
public abstract class FlagType<T> {

  private final String name;

  private FlagType(String name) {
    this.name = name;
  }

  /** Its name, {@code string} and the like. */
  public String name() {
    return name;
  }

  /**
   * The value after the flag was given once more.
   *
   * @param before the value so far
   * @param given whether the flag was given before, so that {@code before} is no default
   * @throws BadValue if the text cannot be read
   */
  abstract T set(T before, boolean given, String text) throws BadValue;

  /** How help shows a default value. */
  String show(T value) {
    return String.valueOf(value);
  }

  /** A text that is no value of the type; the message tells why, as Go's strconv does. */
  static final class BadValue extends Exception {
    BadValue(String message) {
      super(message, null, false, false);
    }
  }

  /** true or false; given without a value it is true. */
  public static final FlagType<Boolean> BOOL =
      new FlagType<>("bool") {
        @Override
        Boolean set(Boolean before, boolean given, String text) throws BadValue {
          return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default ->
                throw new BadValue(
                    "strconv.ParseBool: parsing " + quoted(text) + ": invalid syntax");
          };
        }
      };

  /** Any text. */
  public static final FlagType<String> STRING =
      new FlagType<>("string") {
        @Override
        String set(String before, boolean given, String text) {
          return text;
        }
      };

  /** A whole number of 64 bits, decimal, octal or hexadecimal. */
  public static final FlagType<Long> INT = new IntegerType("int", Long.MIN_VALUE, Long.MAX_VALUE);

  /** A whole number of 32 bits. */
  public static final FlagType<Long> INT32 =
      new IntegerType("int32", Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** A Go duration: {@code 90s}, {@code 1h30m}. */
  public static final FlagType<Duration> DURATION =
      new FlagType<>("duration") {
        @Override
        Duration set(Duration before, boolean given, String text) throws BadValue {
          Duration duration = GoDuration.parse(text);
          if (duration == null) {
            throw new BadValue(GoDuration.complaint(text));
          }
          return duration;
        }

        @Override
        String show(Duration value) {
          return GoDuration.format(value);
        }
      };

  /** Texts separated by commas; each further flag adds some. */
  public static final FlagType<List<String>> STRINGS =
      new FlagType<>("stringSlice") {
        @Override
        List<String> set(List<String> before, boolean given, String text) throws BadValue {
          return appended(before, given, CommaSeparated.parse(text));
        }

        @Override
        String show(List<String> value) {
          return "[" + String.join(",", value) + "]";
        }
      };

  /** Whole texts; each further flag adds one. */
  public static final FlagType<List<String>> STRING_ARRAY =
      new FlagType<>("stringArray") {
        @Override
        List<String> set(List<String> before, boolean given, String text) {
          return appended(before, given, List.of(text));
        }

        @Override
        String show(List<String> value) {
          return "[" + String.join(",", value) + "]";
        }
      };

  /** {@code a=b} pairs separated by commas. */
  public static final FlagType<Map<String, String>> STRING_TO_STRING =
      new FlagType<>("stringToString") {
        @Override
        Map<String, String> set(Map<String, String> before, boolean given, String text)
            throws BadValue {
          Map<String, String> pairs = new LinkedHashMap<>(given ? before : Map.of());
          List<String> words =
              text.indexOf('=') == text.lastIndexOf('=')
                  ? List.of(text)
                  : CommaSeparated.parse(text);
          for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
              throw new BadValue(word + " must be formatted as key=value");
            }
            pairs.put(word.substring(0, equals), word.substring(equals + 1));
          }
          return pairs;
        }

        @Override
        String show(Map<String, String> value) {
          return value.toString().replace('{', '[').replace('}', ']').replace(", ", ",");
        }
      };

  private static final class IntegerType extends FlagType<Long> {
    private final long least;
    private final long greatest;

    IntegerType(String name, long least, long greatest) {
      super(name);
      this.least = least;
      this.greatest = greatest;
    }

    @Override
    Long set(Long before, boolean given, String text) throws BadValue {
      String complaint = "strconv.ParseInt: parsing " + quoted(text) + ": ";
      if (!text.matches("[+-]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]*|0[bB][01]+|[1-9][0-9]*)")) {
        throw new BadValue(complaint + "invalid syntax");
      }
      try {
        long value = decode(text);
        if (value >= least && value <= greatest) {
          return value;
        }
      } catch (NumberFormatException e) {
        // too long a number: told below, like one that is out of the type's range
      }
      throw new BadValue(complaint + "value out of range");
    }

    private static long decode(String text) {
      boolean negative = text.startsWith("-");
      String digits = text.replaceFirst("^[+-]", "").toLowerCase();
      int radix = 10;
      if (digits.startsWith("0x")) {
        radix = 16;
      } else if (digits.startsWith("0b")) {
        radix = 2;
      } else if (digits.startsWith("0") && digits.length() > 1) {
        radix = 8;
      }
      String plain = radix == 10 ? digits : digits.replaceFirst("^0[xbo]?", "");
      return Long.parseLong((negative ? "-" : "") + (plain.isEmpty() ? "0" : plain), radix);
    }
  }

  private static List<String> appended(List<String> before, boolean given, List<String> more) {
    List<String> all = new ArrayList<>(given ? before : List.of());
    all.addAll(more);
    return List.copyOf(all);
  }

  private static String quoted(String text) {
    return GoQuote.quote(text);
  }
}
