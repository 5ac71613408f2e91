package io.kubeschool.machine.program;

import java.util.ArrayList;
import java.util.List;

/** {@code wc}. */
final class WordCount extends Tool {

  WordCount() {
    super("clmwL bytes=c lines=l chars=m words=w max-line-length=L");
  }

  private record Counts(long lines, long words, long characters, long bytes, long longest) {
    Counts plus(Counts other) {
      return new Counts(
          lines + other.lines,
          words + other.words,
          characters + other.characters,
          bytes + other.bytes,
          Math.max(longest, other.longest));
    }
  }

  @Override
  int run(Call call) {
    boolean standard = call.options().isEmpty();
    List<String> names = new ArrayList<>();
    List<Counts> all = new ArrayList<>();
    Counts total = new Counts(0, 0, 0, 0, 0);
    boolean fromInput = false;
    for (String file : call.inputs()) {
      if (!file.equals("-") && call.files().isDirectory(file)) {
        call.error(file + ": Is a directory");
        names.add(file);
        all.add(new Counts(0, 0, 0, 0, 0));
        continue;
      }
      Counts[] counts = new Counts[1];
      if (call.read(file, in -> counts[0] = count(in))) {
        fromInput |= file.equals("-");
        names.add(call.operands().isEmpty() ? "" : file);
        all.add(counts[0]);
        total = total.plus(counts[0]);
      }
    }
    if (call.operands().size() > 1) {
      names.add("total");
      all.add(total);
    }
    boolean single = call.options().size() == 1 && call.operands().size() <= 1;
    boolean busybox = Flavor.isBusybox(call.self());
    int width =
        busybox
            ? single ? 0 : 9
            : single ? 1 : Math.max(fromInput ? 7 : 1, Long.toString(total.bytes()).length());
    for (int i = 0; i < all.size(); i++) {
      call.out()
          .println(
              row(call, standard, all.get(i), width)
                  + (names.get(i).isEmpty() ? "" : " " + names.get(i)));
    }
    return 0;
  }

  private static String row(Call call, boolean standard, Counts counts, int width) {
    List<String> cells = new ArrayList<>();
    if (standard || call.has('l')) {
      cells.add(cell(counts.lines(), width));
    }
    if (standard || call.has('w')) {
      cells.add(cell(counts.words(), width));
    }
    if (call.has('m')) {
      cells.add(cell(counts.characters(), width));
    }
    if (standard || call.has('c')) {
      cells.add(cell(counts.bytes(), width));
    }
    if (call.has('L')) {
      cells.add(cell(counts.longest(), width));
    }
    return String.join(" ", cells);
  }

  private static String cell(long value, int width) {
    return width == 0 ? Long.toString(value) : ("%" + width + "d").formatted(value);
  }

  private static Counts count(java.io.InputStream in) throws java.io.IOException {
    long lines = 0;
    long words = 0;
    long characters = 0;
    long bytes = 0;
    long longest = 0;
    long column = 0;
    boolean inWord = false;
    byte[] buffer = new byte[8192];
    for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
      bytes += size;
      for (int i = 0; i < size; i++) {
        int b = buffer[i];
        boolean starts = (b & 0xc0) != 0x80;
        characters += starts ? 1 : 0;
        column += starts ? 1 : 0;
        if (b == '\n') {
          lines++;
          longest = Math.max(longest, column - 1);
          column = 0;
        }
        boolean blank = b == ' ' || b >= 9 && b <= 13;
        words += !blank && !inWord ? 1 : 0;
        inWord = !blank;
      }
    }
    return new Counts(lines, words, characters, bytes, Math.max(longest, column));
  }
}
