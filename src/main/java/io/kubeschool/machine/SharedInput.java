package io.kubeschool.machine;

import java.io.IOException;
import java.io.InputStream;

/**
 * An open file that several processes may hold: it is closed when the last of them lets go of it.
 * Whoever makes it holds it too and must {@link #release} it.
 */
public final class SharedInput extends InputStream {

  private final InputStream target;
  private int holders = 1;

  /** Held once, by whoever makes it. */
  public SharedInput(InputStream target) {
    this.target = target;
  }

  /** One more holds {@code stream}, if it is of this kind. */
  public static void retain(InputStream stream) {
    if (stream instanceof SharedInput shared) {
      shared.holders++;
    }
  }

  /** One fewer holds {@code stream}, if it is of this kind. */
  public static void release(InputStream stream) {
    if (stream instanceof SharedInput shared && --shared.holders == 0) {
      try {
        shared.target.close();
      } catch (IOException e) {
        throw new SystemError(Errno.EIO);
      }
    }
  }

  /** What {@code stream} reads from in the end. */
  static InputStream target(InputStream stream) {
    return stream instanceof SharedInput shared ? target(shared.target) : stream;
  }

  @Override
  public int read() throws IOException {
    return target.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return target.read(bytes, offset, length);
  }

  @Override
  public int available() throws IOException {
    return target.available();
  }

  /** Does nothing: a holder lets go of it with {@link #release}. */
  @Override
  public void close() {}
}
