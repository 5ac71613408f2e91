package io.kubeschool.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/**
 * Where the world's output goes: straight to the terminal, or, while a line is being typed, whole
 * lines above it.
 */
final class Screen extends OutputStream {

  private static final int LONGEST_PROMPT = 1000;

  private final Terminal terminal;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private LineReader reader;

  Screen(Terminal terminal) {
    this.terminal = terminal;
  }

  void setReader(LineReader newReader) {
    reader = newReader;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (reader == null || !reader.isReading()) {
      terminal.output().write(bytes, offset, length);
      remember(bytes, offset, length);
      return;
    }
    line.write(bytes, offset, length);
    String text = line.toString(StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n');
    if (end >= 0) {
      line.reset();
      line.writeBytes(text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
      reader.printAbove(text.substring(0, end));
    }
  }

  private void remember(byte[] bytes, int offset, int length) {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        unfinished.reset();
        from = i + 1;
      }
    }
    if (unfinished.size() < LONGEST_PROMPT) {
      unfinished.write(bytes, from, offset + length - from);
    }
  }

  /**
   * Takes back what the world printed since the last line's end, so that the line editor can have
   * it as its prompt: a program's question stands there, and whoever corrects a letter redraws it.
   */
  synchronized String takeUnfinished() {
    String text = unfinished.toString(StandardCharsets.UTF_8);
    unfinished.reset();
    if (!text.isEmpty()) {
      terminal.writer().print('\r');
      terminal.flush();
    }
    return text;
  }

  /** Prints what came while a line was typed and did not end in a line's end. */
  synchronized void flushRest() throws IOException {
    line.writeTo(terminal.output());
    line.reset();
    flush();
  }

  @Override
  public void flush() throws IOException {
    terminal.output().flush();
  }

  /** Prints text between lines of input, or above the line that is being typed. */
  void print(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (reader != null && reader.isReading()) {
      reader.printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    } else {
      terminal.writer().print(text);
      terminal.writer().flush();
    }
  }
}
