package io.kubeschool.machine.program;

import java.util.ArrayList;
import java.util.List;

/** {@code cut}. */
final class Cut extends Tool {

  Cut() {
    super(
        "b:c:d:f:nszCO: bytes=b characters=c delimiter=d fields=f only-delimited=s complement=C"
            + " output-delimiter=O");
  }

  private record Range(int from, int to) {}

  @Override
  int run(Call call) {
    char kind = call.last("bcf");
    if (kind == 0) {
      throw usageError("you must specify a list of bytes, characters, or fields");
    }
    List<Range> ranges = ranges(call.value(kind), kind);
    String delimiter = call.has('d') ? call.value('d') : "\t";
    if (delimiter.length() > 1) {
      throw usageError("the delimiter must be a single character");
    }
    String joint = call.has('O') ? call.value('O') : kind == 'f' ? delimiter : "";
    for (String file : call.inputs()) {
      call.read(
          file,
          in -> {
            LineReader lines = new LineReader(in);
            for (String line = lines.next(); line != null; line = lines.next()) {
              call.self().tick();
              String shown =
                  kind == 'f'
                      ? fields(call, line, delimiter, joint, ranges)
                      : characters(call, line, joint, ranges);
              if (shown != null) {
                call.out().println(shown);
              }
            }
          });
    }
    return 0;
  }

  private static List<Range> ranges(String list, char kind) {
    List<Range> ranges = new ArrayList<>();
    for (String part : list.split("[, ]", -1)) {
      if (!part.matches("[0-9]{1,8}|[0-9]{1,8}-[0-9]{0,8}|-[0-9]{1,8}")) {
        throw usageError(
            kind == 'f'
                ? "invalid field value ‘" + part + "’"
                : "invalid byte/character position ‘" + part + "’");
      }
      String[] ends = part.split("-", -1);
      int from = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
      int to =
          ends.length == 1
              ? from
              : ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]);
      if (from == 0) {
        throw usageError(
            kind == 'f'
                ? "fields are numbered from 1"
                : "byte/character positions are numbered from 1");
      }
      if (to < from) {
        throw usageError("invalid decreasing range");
      }
      ranges.add(new Range(from, to));
    }
    return ranges;
  }

  private static boolean chosen(Call call, List<Range> ranges, int number) {
    return ranges.stream().anyMatch(r -> number >= r.from() && number <= r.to()) != call.has('C');
  }

  private static String fields(
      Call call, String line, String delimiter, String joint, List<Range> ranges) {
    if (delimiter.isEmpty() || !line.contains(delimiter)) {
      return call.has('s') ? null : line;
    }
    String[] all = line.split(java.util.regex.Pattern.quote(delimiter), -1);
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      if (chosen(call, ranges, i + 1)) {
        kept.add(all[i]);
      }
    }
    return String.join(joint, kept);
  }

  private static String characters(Call call, String line, String joint, List<Range> ranges) {
    StringBuilder out = new StringBuilder();
    int last = 0;
    for (int i = 0; i < line.length(); i++) {
      if (chosen(call, ranges, i + 1)) {
        if (last > 0 && last < i) {
          out.append(joint);
        }
        out.append(line.charAt(i));
        last = i + 1;
      }
    }
    return out.toString();
  }
}
