package io.kubeschool.machine.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sort}, in the C locale. */
final class Sort extends Tool {

  private static final Pattern NUMBER = Pattern.compile("^[ \t]*(-?[0-9]*\\.?[0-9]*)");

  Sort() {
    super(
        "bcdfghik:Mno:rst:uVz numeric-sort=n reverse=r unique=u key=k field-separator=t stable=s"
            + " output=o human-numeric-sort=h version-sort=V ignore-case=f check=c"
            + " general-numeric-sort=g ignore-leading-blanks=b dictionary-order=d month-sort=M"
            + " zero-terminated=z",
        null,
        2);
  }

  /** What part of a line counts, and how: fields and characters from 1; 0 is the end. */
  private record Key(int field, int character, int lastField, int lastCharacter, String how) {}

  @Override
  int run(Call call) {
    List<String> lines = new ArrayList<>();
    for (String file : call.inputs()) {
      call.read(
          file,
          in -> lines.addAll(new LineReader(in).all()),
          text -> call.error("cannot read: " + file + ": " + text, 2));
    }
    if (call.status() > 0) {
      return 2;
    }
    StringBuilder flags = new StringBuilder();
    List<Key> keys = new ArrayList<>();
    for (Options.Given option : call.options()) {
      if (option.letter() == 'k') {
        keys.add(key(option.value()));
      } else if ("bdfghiMnrV".indexOf(option.letter()) >= 0) {
        flags.append(option.letter());
      }
    }
    Comparator<String> order = order(call, keys, flags.toString());
    Comparator<String> whole =
        call.has('s') || call.has('u')
            ? order
            : order.thenComparing(
                flags.indexOf("r") >= 0 ? Sort::compareReversed : Sort::compareBytes);
    if (call.has('c')) {
      return check(call, lines, call.has('u') ? order : whole);
    }
    lines.sort((a, b) -> {
      call.self().tick();
      return whole.compare(a, b);
    });
    print(call, lines, order);
    return 0;
  }

  private static void print(Call call, List<String> lines, Comparator<String> order) {
    StringBuilder out = new StringBuilder();
    String before = null;
    for (String line : lines) {
      if (!call.has('u') || before == null || order.compare(before, line) != 0) {
        out.append(line).append('\n');
      }
      before = line;
    }
    if (call.has('o')) {
      call.files().write(call.value('o'), out.toString());
    } else {
      call.out().print(out.toString());
    }
  }

  private static int check(Call call, List<String> lines, Comparator<String> order) {
    for (int i = 1; i < lines.size(); i++) {
      if (order.compare(lines.get(i - 1), lines.get(i)) > 0) {
        call.error(call.inputs().getFirst() + ":" + (i + 1) + ": disorder: " + lines.get(i));
        return 1;
      }
    }
    return 0;
  }

  private static Key key(String text) {
    Matcher m =
        Pattern.compile(
                "([0-9]{1,6})(?:\\.([0-9]{1,6}))?([bdfghiMnrV]*)(?:,([0-9]{1,6})(?:\\.([0-9]{1,6}))?([bdfghiMnrV]*))?")
            .matcher(text);
    if (!m.matches()) {
      throw failure("invalid number at field start: invalid count at start of ‘" + text + "’");
    }
    if (m.group(1).matches("0+")) {
      throw failure("-: invalid field specification ‘" + text + "’");
    }
    return new Key(
        Integer.parseInt(m.group(1)),
        m.group(2) == null ? 1 : Integer.parseInt(m.group(2)),
        m.group(4) == null ? 0 : Integer.parseInt(m.group(4)),
        m.group(5) == null ? 0 : Integer.parseInt(m.group(5)),
        m.group(3) + (m.group(6) == null ? "" : m.group(6)));
  }

  private static Comparator<String> order(Call call, List<Key> keys, String flags) {
    if (keys.isEmpty()) {
      return by(flags);
    }
    String separator = call.value('t');
    if (separator != null && separator.equals("\\t")) {
      separator = "\t";
    }
    Comparator<String> order = null;
    for (Key key : keys) {
      String how = key.how().isEmpty() ? flags : key.how();
      Comparator<String> one = by(how);
      String split = separator;
      Comparator<String> byKey =
          (a, b) -> one.compare(part(a, key, split, how), part(b, key, split, how));
      order = order == null ? byKey : order.thenComparing(byKey);
    }
    return order;
  }

  private static String part(String line, Key key, String separator, String how) {
    int start = fieldStart(line, key.field(), separator);
    if (how.contains("b")) {
      start = skipBlanks(line, start);
    }
    start = Math.min(line.length(), start + Math.max(0, key.character() - 1));
    int end = line.length();
    if (key.lastField() > 0) {
      if (key.lastCharacter() > 0) {
        int last = fieldStart(line, key.lastField(), separator);
        end =
            Math.min(
                line.length(),
                (how.contains("b") ? skipBlanks(line, last) : last) + key.lastCharacter());
      } else {
        end = fieldEnd(line, key.lastField(), separator);
      }
    }
    return start >= end ? "" : line.substring(start, end);
  }

  private static int skipBlanks(String line, int from) {
    int i = from;
    while (i < line.length() && isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static int fieldStart(String line, int field, String separator) {
    int i = 0;
    for (int f = 1; f < field; f++) {
      i = fieldEndFrom(line, i, separator);
      if (separator != null && i < line.length()) {
        i += separator.length();
      }
    }
    return Math.min(i, line.length());
  }

  private static int fieldEnd(String line, int field, String separator) {
    return fieldEndFrom(line, fieldStart(line, field, separator), separator);
  }

  private static int fieldEndFrom(String line, int from, String separator) {
    if (separator != null && !separator.isEmpty()) {
      int end = line.indexOf(separator, from);
      return end < 0 ? line.length() : end;
    }
    int i = skipBlanks(line, from);
    while (i < line.length() && !isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static Comparator<String> by(String how) {
    Comparator<String> order = Sort::compareBytes;
    if (how.contains("n")) {
      order = Comparator.comparing(Sort::number);
    } else if (how.contains("g")) {
      order = Comparator.comparingDouble(Sort::real);
    } else if (how.contains("h")) {
      order = Comparator.comparing(Sort::human);
    } else if (how.contains("V")) {
      order = Sort::compareVersions;
    } else if (how.contains("M")) {
      order = Comparator.comparingInt(Sort::month);
    } else if (how.contains("f")) {
      order = Comparator.comparing(s -> s.toUpperCase(java.util.Locale.ROOT));
    }
    return how.contains("r") ? order.reversed() : order;
  }

  /** The order of the C locale: by code point. */
  static int compareBytes(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(a.codePointAt(i), b.codePointAt(i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int compareReversed(String a, String b) {
    return compareBytes(b, a);
  }

  private static BigDecimal number(String text) {
    Matcher m = NUMBER.matcher(text);
    String digits = m.find() ? m.group(1) : "";
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }

  private static double real(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  private static BigDecimal human(String text) {
    Matcher m = NUMBER.matcher(text);
    BigDecimal value = number(text);
    int end = m.find() ? m.end() : 0;
    int unit = end < text.length() ? "KMGTPE".indexOf(Character.toUpperCase(text.charAt(end))) : -1;
    return value.multiply(BigDecimal.valueOf(1024).pow(unit + 1));
  }

  private static int month(String text) {
    String name = text.strip().toUpperCase(java.util.Locale.ROOT);
    int at =
        name.length() < 3
            ? -1
            : "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".indexOf(name.substring(0, 3));
    return at < 0 ? -1 : at / 3;
  }

  private static int compareVersions(String a, String b) {
    Matcher x = Pattern.compile("[0-9]+|[^0-9]+").matcher(a);
    Matcher y = Pattern.compile("[0-9]+|[^0-9]+").matcher(b);
    while (true) {
      boolean moreX = x.find();
      boolean moreY = y.find();
      if (!moreX || !moreY) {
        return Boolean.compare(moreX, moreY);
      }
      boolean numbers =
          Character.isDigit(x.group().charAt(0)) && Character.isDigit(y.group().charAt(0));
      int order =
          numbers
              ? new java.math.BigInteger(x.group()).compareTo(new java.math.BigInteger(y.group()))
              : compareBytes(x.group(), y.group());
      if (order != 0) {
        return order;
      }
    }
  }
}
