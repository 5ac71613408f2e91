package io.kubeschool.machine.program;

import java.io.IOException;
import java.io.InputStream;

/** {@code cat}. */
final class Cat extends Tool {

  Cat() {
    super(
        "AbeEnstTuv show-all=A number-nonblank=b show-ends=E number=n squeeze-blank=s show-tabs=T");
  }

  @Override
  int run(Call call) {
    boolean plain = call.options().stream().allMatch(o -> o.letter() == 'u');
    Counter counter = new Counter();
    for (String file : call.inputs()) {
      call.read(file, in -> copy(call, in, plain, counter));
    }
    return 0;
  }

  private static final class Counter {
    private int lines;
    private boolean lastBlank;
  }

  private static void copy(Call call, InputStream in, boolean plain, Counter counter)
      throws IOException {
    if (plain) {
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        call.self().tick();
        call.out().write(buffer, 0, count);
      }
      return;
    }
    LineReader lines = new LineReader(in);
    for (String line = lines.next(); line != null; line = lines.next()) {
      boolean blank = line.isEmpty();
      if (call.has('s') && blank && counter.lastBlank) {
        continue;
      }
      counter.lastBlank = blank;
      String shown = line;
      if (call.has('A') || call.has('T') || call.has('t')) {
        shown = shown.replace("\t", "^I");
      }
      if (call.has('A') || call.has('v') || call.has('e') || call.has('t')) {
        shown = shown.replace("\r", "^M").replace("\u001b", "^[").replace("\0", "^@");
      }
      if (call.has('b') ? !blank : call.has('n')) {
        shown = "%6d\t%s".formatted(++counter.lines, shown);
      }
      boolean ends = call.has('A') || call.has('E') || call.has('e');
      call.out().print(shown + (lines.terminated() ? ends ? "$\n" : "\n" : ""));
    }
  }
}
