package io.kubeschool.machine.program;

import java.io.IOException;

/** {@code uniq}. */
final class Uniq extends Tool {

  Uniq() {
    super(
        "cdDf:is:uw: count=c repeated=d unique=u ignore-case=i skip-fields=f skip-chars=s"
            + " check-chars=w");
  }

  @Override
  int run(Call call) {
    String file = call.operands().isEmpty() ? "-" : call.operands().getFirst();
    int fields =
        call.has('f') ? (int) call.number(call.value('f'), "invalid number of fields to skip") : 0;
    int skip =
        call.has('s') ? (int) call.number(call.value('s'), "invalid number of bytes to skip") : 0;
    int width =
        call.has('w')
            ? (int) call.number(call.value('w'), "invalid number of bytes to compare")
            : Integer.MAX_VALUE;
    call.read(
        file, in -> groups(call, new LineReader(in), line -> key(call, line, fields, skip, width)));
    return 0;
  }

  private static String key(Call call, String line, int fields, int skip, int width) {
    int i = 0;
    for (int f = 0; f < fields; f++) {
      while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
        i++;
      }
      while (i < line.length() && !Character.isWhitespace(line.charAt(i))) {
        i++;
      }
    }
    String key = line.substring(Math.min(line.length(), i + skip));
    key = key.length() > width ? key.substring(0, width) : key;
    return call.has('i') ? key.toLowerCase(java.util.Locale.ROOT) : key;
  }

  private static void groups(
      Call call, LineReader lines, java.util.function.UnaryOperator<String> key)
      throws IOException {
    String first = null;
    String firstKey = null;
    long count = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      call.self().tick();
      String lineKey = key.apply(line);
      if (first != null && lineKey.equals(firstKey)) {
        count++;
        continue;
      }
      print(call, first, count);
      first = line;
      firstKey = lineKey;
      count = 1;
    }
    print(call, first, count);
  }

  private static void print(Call call, String line, long count) {
    if (line == null || call.has('d') && count == 1 || call.has('u') && count > 1) {
      return;
    }
    call.out().println(call.has('c') ? "%7d %s".formatted(count, line) : line);
  }
}
