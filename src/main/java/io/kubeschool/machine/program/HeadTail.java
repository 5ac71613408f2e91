package io.kubeschool.machine.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** {@code head} and {@code tail}. */
final class HeadTail extends Tool {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final boolean tail;

  HeadTail(boolean tail) {
    super("#n:c:qvzfFs: lines=n bytes=c quiet=q silent=q verbose=v follow=f retry=F pid=s");
    this.tail = tail;
  }

  @Override
  int run(Call call) {
    String count = call.has('n') ? call.value('n') : call.has('#') ? call.value('#') : "10";
    boolean bytes = call.has('c');
    if (bytes) {
      count = call.value('c');
    }
    List<String> files = new ArrayList<>(call.operands());
    if (tail && !files.isEmpty() && files.getFirst().matches("\\+[0-9]+")) {
      count = files.removeFirst();
    }
    if (files.isEmpty()) {
      files.add("-");
    }
    char sign = count.isEmpty() ? ' ' : count.charAt(0);
    String digits = sign == '+' || sign == '-' ? count.substring(1) : count;
    long number = size(digits, count, bytes);
    boolean headers = call.has('v') || files.size() > 1 && !call.has('q');
    boolean first = true;
    for (String file : files) {
      if (!call.files().exists(file) && !file.equals("-")) {
        call.error("cannot open " + Call.quoted(file) + " for reading: " + reason(call, file));
        continue;
      }
      if (headers) {
        call.out()
            .print(
                (first ? "" : "\n")
                    + "==> "
                    + (file.equals("-") ? "standard input" : file)
                    + " <==\n");
      }
      first = false;
      call.read(
          file,
          in -> {
            if (bytes) {
              copyBytes(call, in, number, sign);
            } else {
              copyLines(call, in, number, sign);
            }
          },
          text -> call.error("error reading " + Call.quoted(file) + ": " + text));
    }
    if (tail && (call.has('f') || call.has('F')) && !files.getLast().equals("-")) {
      follow(call, files.getLast());
    }
    return 0;
  }

  private static String reason(Call call, String file) {
    try {
      call.files().status(file, true);
      return "";
    } catch (io.kubeschool.machine.SystemError e) {
      return e.text();
    }
  }

  private long size(String digits, String given, boolean bytes) {
    String number = digits.replaceFirst("[kKMG]?B?$", "");
    if (!number.matches("[0-9]{1,15}")) {
      throw failure("invalid number of " + (bytes ? "bytes" : "lines") + ": ‘" + given + "’");
    }
    String unit = digits.substring(number.length());
    long factor =
        unit.startsWith("G")
            ? 1L << 30
            : unit.startsWith("M") ? 1L << 20 : unit.isEmpty() ? 1 : 1024;
    return Long.parseLong(number) * factor;
  }

  private void copyLines(Call call, InputStream in, long number, char sign) throws IOException {
    LineReader lines = new LineReader(in);
    boolean fromStart = tail ? sign == '+' : sign != '-';
    if (fromStart && !tail) {
      for (long i = 0; i < number; i++) {
        String line = lines.next();
        if (line == null) {
          return;
        }
        print(call, line, lines);
      }
      return;
    }
    if (fromStart) {
      long skipped = 1;
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (skipped++ >= number) {
          print(call, line, lines);
        }
      }
      return;
    }
    Deque<String> kept = new ArrayDeque<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      call.self().tick();
      kept.add(line);
      if (kept.size() > number) {
        String oldest = kept.poll();
        if (!tail) {
          call.out().print(oldest + "\n");
        }
      }
    }
    while (tail && !kept.isEmpty()) {
      String line = kept.poll();
      call.out().print(kept.isEmpty() && !lines.terminated() ? line : line + "\n");
    }
  }

  private static void print(Call call, String line, LineReader lines) {
    call.self().tick();
    call.out().print(lines.terminated() ? line + "\n" : line);
  }

  private void copyBytes(Call call, InputStream in, long number, char sign) throws IOException {
    if (!tail && sign != '-') {
      byte[] buffer = new byte[4096];
      long left = number;
      while (left > 0) {
        call.self().tick();
        int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          return;
        }
        call.out().write(buffer, 0, count);
        left -= count;
      }
      return;
    }
    byte[] all = in.readAllBytes();
    if (tail) {
      int start = (int) Math.clamp(sign == '+' ? number - 1 : all.length - number, 0L, all.length);
      call.out().write(all, start, all.length - start);
    } else {
      call.out().write(all, 0, (int) Math.max(0, all.length - number));
    }
  }

  private static void follow(Call call, String file) {
    long seen = call.files().status(file, true).size();
    while (true) {
      call.self().sleep(POLL);
      if (!call.files().exists(file)) {
        continue;
      }
      long size = call.files().status(file, true).size();
      if (size < seen) {
        call.self().err().println("tail: " + file + ": file truncated");
        seen = 0;
      }
      if (size > seen) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        call.read(file, in -> in.transferTo(all));
        byte[] bytes = all.toByteArray();
        call.out().write(bytes, (int) seen, bytes.length - (int) seen);
        seen = bytes.length;
      }
    }
  }
}
