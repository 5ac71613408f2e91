package io.kubeschool.machine;

import java.io.IOException;
import java.io.OutputStream;

/** Writes to a file; reports a full disk as a failed system call. */
final class FileOutput extends OutputStream {
  private final OutputStream target;

  FileOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() throws IOException {
    target.close();
  }

  /** The system's word for what went wrong. */
  static SystemError failure(IOException e) {
    String message = String.valueOf(e.getMessage());
    return new SystemError(
        message.contains("disk") || message.contains("space") ? Errno.ENOSPC : Errno.EIO);
  }
}
