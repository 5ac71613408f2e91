package io.kubeschool.kubelet.runtime;

import io.kubeschool.machine.Pipe;
import io.kubeschool.machine.Tty;
import io.kubeschool.model.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The open standard input of a container's main process: a pipe or a terminal that those who attach
 * write to.
 */
public final class ContainerInput {

  private final boolean once;
  private final RemoteTty terminal;
  private final Pipe pipe;
  private final OutputStream writer;

  private ContainerInput(boolean once, RemoteTty terminal) {
    this.once = once;
    this.terminal = terminal;
    this.pipe = terminal == null ? new Pipe() : null;
    this.writer = pipe == null ? null : pipe.output(() -> null);
  }

  /** The input that a container's spec asks for, or null. */
  static ContainerInput of(JsonObject spec, ContainerLog log) {
    if (!spec.bool("stdin")) {
      return null;
    }
    return new ContainerInput(
        spec.bool("stdinOnce"), spec.bool("tty") ? new RemoteTty(log.out()) : null);
  }

  /** What the process reads. */
  InputStream stream() {
    return terminal == null ? pipe.input() : terminal.tty().input();
  }

  /** Its terminal, or null. */
  public Tty tty() {
    return terminal == null ? null : terminal.tty();
  }

  /** Takes what somebody attached sends. */
  public void send(byte[] bytes) {
    if (terminal != null) {
      terminal.type(bytes);
      return;
    }
    try {
      writer.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who was attached sends nothing more; the input's end if it is for one only. */
  public void end() {
    if (once) {
      if (terminal != null) {
        terminal.end();
      } else {
        pipe.closeWriter();
      }
    }
  }
}
