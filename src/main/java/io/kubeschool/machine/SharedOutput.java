package io.kubeschool.machine;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An open file that several processes may hold: it is closed when the last of them lets go of it.
 * Whoever makes it holds it too and must {@link #release} it.
 */
public final class SharedOutput extends OutputStream {

  private final OutputStream target;
  private int holders = 1;

  /** Held once, by whoever makes it. */
  public SharedOutput(OutputStream target) {
    this.target = target;
  }

  /** One more holds {@code stream}, if it is of this kind. */
  public static void retain(OutputStream stream) {
    if (StandardOutput.raw(stream) instanceof SharedOutput shared) {
      shared.holders++;
    }
  }

  /** One fewer holds {@code stream}, if it is of this kind. */
  public static void release(OutputStream stream) {
    if (StandardOutput.raw(stream) instanceof SharedOutput shared && --shared.holders == 0) {
      try {
        shared.target.close();
      } catch (IOException e) {
        throw new SystemError(Errno.EIO);
      }
    }
  }

  /** What {@code stream} writes to in the end. */
  public static OutputStream target(OutputStream stream) {
    return StandardOutput.raw(stream) instanceof SharedOutput shared
        ? target(shared.target)
        : StandardOutput.raw(stream);
  }

  @Override
  public void write(int b) throws IOException {
    target.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    target.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  /** Does nothing: a holder lets go of it with {@link #release}. */
  @Override
  public void close() {}
}
