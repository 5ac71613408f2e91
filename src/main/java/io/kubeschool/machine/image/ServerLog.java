package io.kubeschool.machine.image;

import io.kubeschool.machine.Process;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes a server's lines without the buffers of a print stream, of which thousands may run. */
final class ServerLog {

  private ServerLog() {}

  static void out(Process self, String text) {
    write(self.spec().out(), text);
  }

  static void err(Process self, String text) {
    write(self.spec().err(), text);
  }

  private static void write(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
