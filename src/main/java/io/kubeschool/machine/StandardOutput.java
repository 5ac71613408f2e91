package io.kubeschool.machine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints UTF-8 text to a stream without keeping any of it back. */
public final class StandardOutput extends PrintStream {

  private final OutputStream target;

  /** A printer on {@code target}. */
  public StandardOutput(OutputStream target) {
    super(target, false, StandardCharsets.UTF_8);
    this.target = target;
  }

  /** The stream below a printer, or the stream itself. */
  public static OutputStream raw(OutputStream stream) {
    return stream instanceof StandardOutput printer ? printer.target : stream;
  }

  /**
   * Writes a text at once. The superclass would keep what a broken pipe did not take and fail again
   * later.
   */
  @Override
  public void print(String text) {
    byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  @Override
  public void print(char c) {
    print(String.valueOf(c));
  }

  @Override
  public void print(int i) {
    print(String.valueOf(i));
  }

  @Override
  public void print(long l) {
    print(String.valueOf(l));
  }

  @Override
  public void print(Object object) {
    print(String.valueOf(object));
  }

  @Override
  public void println() {
    print("\n");
  }

  @Override
  public void println(String text) {
    print(text + "\n");
  }

  @Override
  public void println(Object object) {
    println(String.valueOf(object));
  }

  @Override
  public void println(int i) {
    println(String.valueOf(i));
  }
}
