package io.kubeschool.machine.program;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** {@code xargs}. */
final class Xargs extends Tool {

  private static final int MAX_ARGUMENTS = 5000;

  Xargs() {
    super(
        "+0rtd:n:I:L:P:i::E:xs:p null=0 no-run-if-empty=r verbose=t delimiter=d max-args=n"
            + " replace=i max-lines=L max-procs=P");
  }

  @Override
  int run(Call call) {
    List<String> command = call.operands().isEmpty() ? List.of("echo") : call.operands();
    String replace =
        call.has('I')
            ? call.value('I')
            : call.has('i') ? call.value('i').isEmpty() ? "{}" : call.value('i') : null;
    List<List<String>> lines = new ArrayList<>();
    call.read("-", in -> read(call, in, replace != null, lines));
    int status = 0;
    for (List<String> argv : batches(call, command, replace, lines)) {
      if (call.has('t')) {
        call.self().err().println(String.join(" ", argv));
      }
      int result = Launch.run(call.self(), "xargs", argv, InputStream.nullInputStream());
      if (result == 126 || result == 127) {
        return result;
      }
      if (result == 255) {
        call.error(argv.getFirst() + ": exited with status 255; aborting");
        return 124;
      }
      status = result == 0 ? status : result > 128 ? 125 : 123;
    }
    return status;
  }

  private static List<List<String>> batches(
      Call call, List<String> command, String replace, List<List<String>> lines) {
    List<List<String>> batches = new ArrayList<>();
    if (replace != null) {
      for (List<String> line : lines) {
        batches.add(command.stream().map(a -> a.replace(replace, line.getFirst())).toList());
      }
      return batches;
    }
    if (lines.isEmpty()) {
      if (!call.has('r') && !Flavor.isBusybox(call.self())) {
        batches.add(command);
      }
      return batches;
    }
    int mostArguments =
        call.has('n')
            ? (int) Math.max(1, call.number(call.value('n'), "invalid number for -n option"))
            : MAX_ARGUMENTS;
    int mostLines =
        call.has('L')
            ? (int) Math.max(1, call.number(call.value('L'), "invalid number for -L option"))
            : Integer.MAX_VALUE;
    List<String> current = new ArrayList<>();
    int linesIn = 0;
    for (List<String> line : lines) {
      for (String word : line) {
        current.add(word);
        if (current.size() == mostArguments) {
          batches.add(joined(command, current));
          current.clear();
        }
      }
      if (++linesIn == mostLines && !current.isEmpty()) {
        batches.add(joined(command, current));
        current.clear();
        linesIn = 0;
      }
    }
    if (!current.isEmpty()) {
      batches.add(joined(command, current));
    }
    return batches;
  }

  private static List<String> joined(List<String> command, List<String> words) {
    List<String> argv = new ArrayList<>(command);
    argv.addAll(words);
    return argv;
  }

  private static void read(Call call, InputStream in, boolean wholeLines, List<List<String>> lines)
      throws java.io.IOException {
    String delimiter = call.value('d');
    boolean split = !call.has('0') && delimiter == null;
    int end =
        call.has('0')
            ? 0
            : delimiter == null || delimiter.isEmpty()
                ? '\n'
                : delimiter.equals("\\n") ? '\n' : delimiter.charAt(0);
    LineReader reader = new LineReader(in, end);
    for (String line = reader.next(); line != null; line = reader.next()) {
      call.self().tick();
      if (!split) {
        lines.add(List.of(line));
      } else if (wholeLines) {
        if (!line.isBlank()) {
          lines.add(List.of(line.stripLeading()));
        }
      } else {
        List<String> words = words(line);
        if (!words.isEmpty()) {
          lines.add(words);
        }
      }
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        word = word == null ? new StringBuilder() : word;
      } else if (c == ' ' || c == '\t') {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
      } else {
        word = word == null ? new StringBuilder() : word;
        word.append(c == '\\' && i + 1 < line.length() ? line.charAt(++i) : c);
      }
    }
    if (quote != 0) {
      throw failure(
          "unmatched "
              + (quote == '"' ? "double" : "single")
              + " quote; by default quotes are special to xargs unless you use the -0 option");
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }
}
