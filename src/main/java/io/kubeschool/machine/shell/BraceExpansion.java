package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Word.Literal;
import io.kubeschool.machine.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;

/** {@code a{b,c}} and {@code {1..3}}. Models bash's braces.c. */
final class BraceExpansion {

  private static final int MAX_WORDS = 200_000;
  private static final String INTEGER = "[-+]?[0-9]{1,9}";

  private BraceExpansion() {}

  /** The words that a word stands for; itself if it has no braces. */
  static List<Word> expand(Word word) {
    if (word.source().indexOf('{') < 0 || !hasUnquotedBrace(word)) {
      return List.of(word);
    }
    List<Part> units = units(word);
    List<Word> words = new ArrayList<>();
    for (List<Part> parts : expand(units)) {
      words.add(new Word(parts, word.source()));
    }
    return words;
  }

  private static boolean hasUnquotedBrace(Word word) {
    return word.parts().stream()
        .anyMatch(p -> p instanceof Literal l && !l.quoted() && l.text().indexOf('{') >= 0);
  }

  /** Unquoted text as one part per character, the rest as it is. */
  private static List<Part> units(Word word) {
    List<Part> units = new ArrayList<>();
    for (Part part : word.parts()) {
      if (part instanceof Literal l && !l.quoted()) {
        l.text().codePoints().forEach(c -> units.add(new Literal(Character.toString(c), false)));
      } else {
        units.add(part);
      }
    }
    return units;
  }

  private static boolean is(Part part, String sign) {
    return part instanceof Literal l && !l.quoted() && l.text().equals(sign);
  }

  private static List<List<Part>> expand(List<Part> units) {
    for (int open = 0; open < units.size(); open++) {
      if (!is(units.get(open), "{")) {
        continue;
      }
      int close = closing(units, open);
      if (close < 0) {
        continue;
      }
      List<List<Part>> choices = choices(units.subList(open + 1, close));
      if (choices == null) {
        continue;
      }
      List<List<Part>> tails = expand(units.subList(close + 1, units.size()));
      if ((long) choices.size() * tails.size() > MAX_WORDS) {
        throw new ShellExit.Failure("brace expansion: failed to allocate memory", 1);
      }
      List<List<Part>> result = new ArrayList<>();
      for (List<Part> choice : choices) {
        for (List<Part> tail : tails) {
          List<Part> parts = new ArrayList<>(units.subList(0, open));
          parts.addAll(choice);
          parts.addAll(tail);
          result.add(parts);
        }
      }
      return result;
    }
    return List.of(units);
  }

  private static int closing(List<Part> units, int open) {
    int depth = 0;
    for (int i = open; i < units.size(); i++) {
      if (is(units.get(i), "{")) {
        depth++;
      } else if (is(units.get(i), "}") && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<List<Part>> choices(List<Part> inner) {
    List<List<Part>> choices = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inner.size(); i++) {
      if (is(inner.get(i), "{")) {
        depth++;
      } else if (is(inner.get(i), "}")) {
        depth--;
      } else if (depth == 0 && is(inner.get(i), ",")) {
        choices.addAll(expand(inner.subList(start, i)));
        start = i + 1;
      }
    }
    if (start > 0) {
      choices.addAll(expand(inner.subList(start, inner.size())));
      return choices;
    }
    return sequence(inner);
  }

  private static List<List<Part>> sequence(List<Part> inner) {
    StringBuilder text = new StringBuilder();
    for (Part part : inner) {
      if (!(part instanceof Literal l) || l.quoted()) {
        return null;
      }
      text.append(l.text());
    }
    String[] ends = text.toString().split("\\.\\.", -1);
    if (ends.length < 2 || ends.length > 3 || ends.length == 3 && !ends[2].matches(INTEGER)) {
      return null;
    }
    boolean letters = ends[0].matches("[A-Za-z]") && ends[1].matches("[A-Za-z]");
    if (!letters && !(ends[0].matches(INTEGER) && ends[1].matches(INTEGER))) {
      return null;
    }
    int from = letters ? ends[0].charAt(0) : Integer.parseInt(ends[0]);
    int to = letters ? ends[1].charAt(0) : Integer.parseInt(ends[1]);
    int step = ends.length == 3 ? Math.max(1, Math.abs(Integer.parseInt(ends[2]))) : 1;
    if (Math.abs((long) to - from) / step > MAX_WORDS) {
      throw new ShellExit.Failure("brace expansion: failed to allocate memory", 1);
    }
    int width =
        padded(ends[0]) || padded(ends[1]) ? Math.max(ends[0].length(), ends[1].length()) : 0;
    List<List<Part>> items = new ArrayList<>();
    for (long i = from; from <= to ? i <= to : i >= to; i += from <= to ? step : -step) {
      String item =
          letters
              ? Character.toString((int) i)
              : width > 0 ? String.format("%0" + width + "d", i) : Long.toString(i);
      items.add(List.of(new Literal(item, false)));
    }
    return items;
  }

  private static boolean padded(String number) {
    return number.matches("-?0[0-9]+");
  }
}
