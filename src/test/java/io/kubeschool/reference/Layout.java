package io.kubeschool.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How answers are laid out: where tables, their columns, and the objects of a list begin and end.
 */
final class Layout {

  private static final Pattern DASHES = Pattern.compile("\\s*-+(?:\\s+-+)+");
  private static final Pattern DASH = Pattern.compile("-+");
  private static final Pattern CELL = Pattern.compile("\\S+(?: \\S+)*");
  private static final Pattern COLUMN_NAME =
      Pattern.compile("[A-Z][A-Z0-9 ()%/._:-]*|CPU\\((?:cores|%)\\)|MEMORY\\((?:bytes|%)\\)");

  private record ObjectLayout(Pattern command, Pattern start, Pattern name, Pattern stop) {
    ObjectLayout(String command, String start, String name, String stop) {
      this(
          Pattern.compile(command),
          Pattern.compile(start),
          Pattern.compile(name),
          stop == null ? null : Pattern.compile(stop));
    }
  }

  private static final List<ObjectLayout> OBJECTS =
      List.of(
          new ObjectLayout("describe\\b", "Name: ", "Name: ", null),
          new ObjectLayout("(?:-o|--output)[= ]?yaml\\b", "- ", "    name: ", "[^ -]"),
          new ObjectLayout(
              "(?:-o|--output)[= ]?json\\b|--raw",
              "        \\{$",
              "                \"name\": ",
              "    \\]"));

  /**
   * An object of several in an answer: its lines, and the index of the one with its name, or -1.
   */
  record Span(int start, int end, int name) {}

  private Layout() {}

  static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Where the columns start when a table starts at line {@code i}, or null. */
  static int[] heads(List<String> lines, int i) {
    String line = lines.get(i);
    if (i + 1 < lines.size() && DASHES.matcher(lines.get(i + 1)).matches() && !line.isBlank()) {
      int[] starts = DASH.matcher(lines.get(i + 1)).results().mapToInt(r -> r.start()).toArray();
      if (cells(line, starts) != null) {
        return starts;
      }
    }
    if (line.isEmpty() || !Character.isLetter(line.charAt(0))) {
      return null;
    }
    List<Integer> starts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Matcher cell = CELL.matcher(line);
    while (cell.find()) {
      starts.add(cell.start());
      names.add(cell.group());
      if (!COLUMN_NAME.matcher(cell.group()).matches()) {
        return null;
      }
    }
    return names.size() > 1 || names.equals(List.of("NAME"))
        ? starts.stream().mapToInt(n -> n).toArray()
        : null;
  }

  static boolean aligned(String line, int[] starts) {
    for (int k = 1; k < starts.length; k++) {
      int s = starts[k];
      if (line.length() <= s) {
        continue;
      }
      boolean gap = s >= 2 && line.startsWith("  ", s - 2);
      boolean single = s >= 1 && line.charAt(s - 1) == ' ' && line.charAt(s) != ' ';
      if (!gap && !single) {
        return false;
      }
    }
    return true;
  }

  /** The cells of a row, or null if it has more or fewer than its header. */
  static List<String> cells(String line, int[] starts) {
    if (aligned(line, starts)) {
      List<String> cells = new ArrayList<>();
      for (int k = 0; k < starts.length; k++) {
        int from = Math.min(starts[k], line.length());
        int to = k + 1 < starts.length ? Math.min(starts[k + 1], line.length()) : line.length();
        cells.add(line.substring(from, Math.max(from, to)).strip());
      }
      return cells;
    }
    List<String> parts = Arrays.asList(line.strip().split(" {2,}"));
    return parts.size() == starts.length ? new ArrayList<>(parts) : null;
  }

  /** Where the objects of an answer with several are. */
  static List<Span> objects(List<String> texts, String command) {
    for (ObjectLayout layout : OBJECTS) {
      if (!layout.command().matcher(command).find()) {
        continue;
      }
      List<Integer> starts = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        if (layout.start().matcher(texts.get(i)).lookingAt()) {
          starts.add(i);
        }
      }
      if (starts.size() < 2) {
        return List.of();
      }
      int last = texts.size();
      if (layout.stop() != null) {
        for (int i = starts.getLast() + 1; i < texts.size(); i++) {
          if (layout.stop().matcher(texts.get(i)).lookingAt()) {
            last = i;
            break;
          }
        }
      }
      List<Span> spans = new ArrayList<>();
      for (int k = 0; k < starts.size(); k++) {
        int end = k + 1 < starts.size() ? starts.get(k + 1) : last;
        int name = -1;
        for (int i = starts.get(k); i < end && name < 0; i++) {
          if (layout.name().matcher(texts.get(i)).lookingAt()) {
            name = i;
          }
        }
        spans.add(new Span(starts.get(k), end, name));
      }
      return spans;
    }
    return List.of();
  }
}
