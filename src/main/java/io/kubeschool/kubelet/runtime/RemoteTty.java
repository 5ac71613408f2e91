package io.kubeschool.kubelet.runtime;

import io.kubeschool.machine.Tty;
import io.kubeschool.machine.TtyRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A terminal whose person sits at the other end of a connection: bytes that come become the lines
 * that its programs ask for. Full-screen editing is not passed on: it ends without a change.
 */
public final class RemoteTty {

  private static final int INTERRUPT = 3;
  private static final int END_OF_INPUT = 4;

  private final Tty tty;
  private final OutputStream screen;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final Deque<String> lines = new ArrayDeque<>();
  private boolean ended;

  /** A terminal that shows what its programs write on {@code screen}. */
  public RemoteTty(OutputStream screen) {
    this.screen = screen;
    this.tty = new Tty(screen, 80, 24);
    tty.onRequest(this::asked);
  }

  /** As its programs see it. */
  public Tty tty() {
    return tty;
  }

  /** Takes what was typed. */
  public void type(byte[] bytes) {
    for (byte b : bytes) {
      switch (b) {
        case '\n', '\r' -> {
          lines.add(partial.toString(StandardCharsets.UTF_8));
          partial.reset();
        }
        case INTERRUPT -> {
          partial.reset();
          tty.interrupt();
        }
        case END_OF_INPUT -> ended = true;
        default -> partial.write(b);
      }
    }
    answer();
  }

  /** Nothing more is typed. */
  public void end() {
    if (partial.size() > 0) {
      lines.add(partial.toString(StandardCharsets.UTF_8));
      partial.reset();
    }
    ended = true;
    answer();
  }

  private void asked() {
    if (tty.request() instanceof TtyRequest.ReadLine line && !line.prompt().isEmpty()) {
      try {
        screen.write(line.prompt().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    answer();
  }

  private void answer() {
    switch (tty.request()) {
      case null -> {}
      case TtyRequest.ReadLine line -> {
        if (!lines.isEmpty()) {
          tty.answer(lines.poll());
        } else if (ended) {
          ended = false;
          tty.answer(null);
        }
      }
      case TtyRequest.EditFile edit -> tty.answer(edit.content());
      case TtyRequest.Page page -> tty.answer("");
    }
  }
}
