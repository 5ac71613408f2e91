package io.kubeschool.machine.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads lines as they come in; remembers whether the last one had its line feed. */
final class LineReader {

  private final InputStream in;
  private final byte[] buffer = new byte[4096];
  private final int delimiter;
  private int position;
  private int size;
  private boolean terminated = true;

  LineReader(InputStream in) {
    this(in, '\n');
  }

  LineReader(InputStream in, int delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /** The next line without its end, or null. */
  String next() throws IOException {
    ByteArrayOutputStream line = null;
    while (true) {
      if (position == size && !fill()) {
        if (line == null) {
          return null;
        }
        terminated = false;
        return line.toString(StandardCharsets.UTF_8);
      }
      int end = position;
      while (end < size && buffer[end] != delimiter) {
        end++;
      }
      boolean whole = end < size;
      if (whole && line == null) {
        String text = new String(buffer, position, end - position, StandardCharsets.UTF_8);
        position = end + 1;
        terminated = true;
        return text;
      }
      line = line == null ? new ByteArrayOutputStream() : line;
      line.write(buffer, position, end - position);
      position = whole ? end + 1 : end;
      if (whole) {
        terminated = true;
        return line.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private boolean fill() throws IOException {
    size = Math.max(0, in.read(buffer, 0, buffer.length));
    position = 0;
    return size > 0;
  }

  /** Whether nothing is left; waits for it to become known. */
  boolean atEnd() throws IOException {
    return position == size && !fill();
  }

  /** Whether the line read last had its line feed. */
  boolean terminated() {
    return terminated;
  }

  /** All lines that are left. */
  List<String> all() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = next(); line != null; line = next()) {
      lines.add(line);
    }
    return lines;
  }
}
