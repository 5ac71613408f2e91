package io.kubeschool.machine.program;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as {@code date} reads and writes them. Machines live in UTC. */
final class DateText {

  private static final Pattern RELATIVE =
      Pattern.compile(
          "([-+]?[0-9]{1,9}) ?(sec|second|min|minute|hour|day|week|month|year)s?( ago)?");

  private DateText() {}

  /** The time that a text means, or null. */
  static Instant parse(String text, Instant now) {
    String s = text.strip();
    try {
      if (s.isEmpty() || s.equals("now") || s.equals("today")) {
        return now;
      }
      if (s.equals("yesterday") || s.equals("tomorrow")) {
        return now.plusSeconds(s.equals("tomorrow") ? 86400 : -86400);
      }
      if (s.matches("@-?[0-9]{1,15}")) {
        return Instant.ofEpochSecond(Long.parseLong(s.substring(1)));
      }
      Matcher relative = RELATIVE.matcher(s);
      if (relative.matches()) {
        return shift(now, relative);
      }
      if (s.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return LocalDate.parse(s).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      String iso = s.replaceFirst("^([0-9-]{10}) ", "$1T").replace(" UTC", "Z");
      return iso.matches(".*(Z|[-+][0-9]{2}:[0-9]{2})$")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant shift(Instant now, Matcher relative) {
    long count = Long.parseLong(relative.group(1).replace("+", ""));
    count = relative.group(3) == null ? count : -count;
    ZonedDateTime time = now.atZone(ZoneOffset.UTC);
    return switch (relative.group(2)) {
      case "sec", "second" -> time.plusSeconds(count).toInstant();
      case "min", "minute" -> time.plusMinutes(count).toInstant();
      case "hour" -> time.plusHours(count).toInstant();
      case "day" -> time.plusDays(count).toInstant();
      case "week" -> time.plusWeeks(count).toInstant();
      case "month" -> time.plusMonths(count).toInstant();
      default -> time.plusYears(count).toInstant();
    };
  }

  /** A time in a {@code strftime} format. */
  static String format(Instant instant, String format) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char letter = format.charAt(++i);
      boolean bare = letter == '-' && i + 1 < format.length();
      if (bare) {
        letter = format.charAt(++i);
      }
      int digits = 9;
      if (Character.isDigit(letter) && i + 1 < format.length() && format.charAt(i + 1) == 'N') {
        digits = letter - '0';
        letter = format.charAt(++i);
      }
      String text = field(time, letter, digits);
      out.append(bare ? text.replaceFirst("^[0 ](?=.)", "") : text);
    }
    return out.toString();
  }

  private static String pattern(ZonedDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }

  private static String field(ZonedDateTime time, char letter, int digits) {
    return switch (letter) {
      case '%' -> "%";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'a' -> pattern(time, "EEE");
      case 'A' -> pattern(time, "EEEE");
      case 'b', 'h' -> pattern(time, "MMM");
      case 'B' -> pattern(time, "MMMM");
      case 'c' -> pattern(time, "EEE MMM ppd HH:mm:ss yyyy");
      case 'C' -> "%02d".formatted(time.getYear() / 100);
      case 'd' -> pattern(time, "dd");
      case 'D', 'x' -> pattern(time, "MM/dd/yy");
      case 'e' -> pattern(time, "ppd");
      case 'F' -> pattern(time, "yyyy-MM-dd");
      case 'H' -> pattern(time, "HH");
      case 'I' -> pattern(time, "hh");
      case 'j' -> "%03d".formatted(time.getDayOfYear());
      case 'k' -> pattern(time, "ppH");
      case 'm' -> pattern(time, "MM");
      case 'M' -> pattern(time, "mm");
      case 'N' -> "%09d".formatted(time.getNano()).substring(0, digits);
      case 'p' -> pattern(time, "a").toUpperCase(Locale.ROOT);
      case 'r' -> pattern(time, "hh:mm:ss a").toUpperCase(Locale.ROOT);
      case 'R' -> pattern(time, "HH:mm");
      case 's' -> Long.toString(time.toEpochSecond());
      case 'S' -> pattern(time, "ss");
      case 'T', 'X' -> pattern(time, "HH:mm:ss");
      case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
      case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
      case 'y' -> pattern(time, "yy");
      case 'Y' -> Integer.toString(time.getYear());
      case 'z' -> "+0000";
      case 'Z' -> "UTC";
      default -> "%" + letter;
    };
  }
}
