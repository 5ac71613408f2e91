package io.kubeschool.machine;

import java.io.OutputStream;
import java.io.PrintStream;

/** A process's standard input, output and error, which it holds open while it runs. */
final class ProcessStreams {

  private final ProcessSpec spec;
  private final OutputStream rawOut;
  private final OutputStream rawErr;
  private PrintStream out;
  private PrintStream err;

  /** The streams that a process is started with. */
  ProcessStreams(ProcessSpec spec) {
    this.spec = spec;
    this.rawOut = StandardOutput.raw(spec.out());
    this.rawErr = StandardOutput.raw(spec.err());
  }

  void retain() {
    SharedOutput.retain(rawOut);
    SharedOutput.retain(rawErr);
    SharedInput.retain(spec.in());
  }

  void release() {
    SharedOutput.release(rawOut);
    SharedOutput.release(rawErr);
    SharedInput.release(spec.in());
  }

  PrintStream out() {
    if (out == null) {
      out = new StandardOutput(rawOut);
    }
    return out;
  }

  PrintStream err() {
    if (err == null) {
      err = rawErr == rawOut ? out() : new StandardOutput(rawErr);
    }
    return err;
  }

  boolean outIsTerminal() {
    return goesToTerminal(rawOut);
  }

  boolean errIsTerminal() {
    return goesToTerminal(rawErr);
  }

  private boolean goesToTerminal(OutputStream raw) {
    return spec.tty() != null && SharedOutput.target(raw) == spec.tty().screen();
  }

  boolean inIsTerminal() {
    return spec.tty() != null && Tty.isInput(spec.in());
  }
}
