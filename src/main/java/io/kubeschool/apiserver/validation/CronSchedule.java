package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is wrong with a cron schedule. Models github.com/robfig/cron/v3: ParseStandard. */
final class CronSchedule {

  /**
   * A field of a schedule.
   *
   * @param names of its numbers from {@code least} on
   */
  private record Bounds(int least, int most, List<String> names) {}

  private static final List<Bounds> FIELDS =
      List.of(
          new Bounds(0, 59, List.of()),
          new Bounds(0, 23, List.of()),
          new Bounds(1, 31, List.of()),
          new Bounds(
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Bounds(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));
  private static final Set<String> DESCRIPTORS =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

  private CronSchedule() {}

  /** Its words, or null if nothing is wrong. */
  static String problem(String schedule) {
    if (schedule.startsWith("@")) {
      return DESCRIPTORS.contains(schedule) || schedule.matches("@every [0-9.]+(ns|us|ms|s|m|h).*")
          ? null
          : "unrecognized descriptor: " + schedule;
    }
    String stripped = schedule.strip();
    List<String> fields = stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    if (fields.size() != FIELDS.size()) {
      return "expected exactly 5 fields, found "
          + fields.size()
          + ": ["
          + String.join(" ", fields)
          + "]";
    }
    for (int i = 0; i < FIELDS.size(); i++) {
      for (String range : fields.get(i).split(",")) {
        String problem = range.isEmpty() ? null : range(range, FIELDS.get(i));
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private static String range(String range, Bounds bounds) {
    String[] parts = range.split("/", -1);
    String[] ends = parts[0].split("-", -1);
    int start = bounds.least();
    int end = bounds.most();
    if (!ends[0].equals("*") && !ends[0].equals("?")) {
      if (ends.length > 2) {
        return "too many hyphens: " + range;
      }
      for (String text : ends) {
        String problem = number(text, bounds);
        if (problem != null) {
          return problem;
        }
      }
      start = value(ends[0], bounds);
      end = value(ends[ends.length - 1], bounds);
    }
    int step = 1;
    if (parts.length > 2) {
      return "too many slashes: " + range;
    }
    if (parts.length == 2) {
      String problem = number(parts[1], new Bounds(0, 0, List.of()));
      if (problem != null) {
        return problem;
      }
      step = Integer.parseInt(parts[1]);
      end = ends.length == 1 ? bounds.most() : end;
    }
    if (start < bounds.least()) {
      return "beginning of range (" + start + ") below minimum (" + bounds.least() + "): " + range;
    }
    if (end > bounds.most()) {
      return "end of range (" + end + ") above maximum (" + bounds.most() + "): " + range;
    }
    if (start > end) {
      return "beginning of range (" + start + ") beyond end of range (" + end + "): " + range;
    }
    return step == 0 ? "step of range should be a positive number: " + range : null;
  }

  private static String number(String text, Bounds bounds) {
    if (bounds.names().contains(text.toLowerCase(Locale.ROOT))) {
      return null;
    }
    return text.matches("\\+?[0-9]{1,9}")
        ? null
        : "failed to parse int from "
            + text
            + ": strconv.Atoi: parsing "
            + new JsonString(text).toText()
            + ": invalid syntax";
  }

  private static int value(String text, Bounds bounds) {
    int named = bounds.names().indexOf(text.toLowerCase(Locale.ROOT));
    return named >= 0 ? named + bounds.least() : Integer.parseInt(text);
  }
}
