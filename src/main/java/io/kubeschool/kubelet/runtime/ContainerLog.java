package io.kubeschool.kubelet.runtime;

import io.kubeschool.sim.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a container wrote, line by line, with the times. Models the CRI's log files. */
public final class ContainerLog {

  /**
   * A line.
   *
   * @param text without its line feed, as it was written
   * @param complete whether a line feed ended it
   */
  public record Line(Instant time, boolean error, byte[] text, boolean complete) {}

  /** Who gets what is written as it comes, not by lines. */
  @FunctionalInterface
  public interface Tap {
    /** Some bytes. */
    void bytes(boolean error, byte[] bytes);
  }

  private final Simulation simulation;
  private final List<Line> lines = new ArrayList<>(0);
  private final List<Runnable> followers = new ArrayList<>(0);
  private final List<Tap> taps = new ArrayList<>(0);
  private Writer out;
  private Writer err;
  private boolean closed;

  /** An empty log. */
  public ContainerLog(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Where the container's standard output goes. */
  public OutputStream out() {
    if (out == null) {
      out = new Writer(false);
    }
    return out;
  }

  /** Where its standard error goes. */
  public OutputStream err() {
    if (err == null) {
      err = new Writer(true);
    }
    return err;
  }

  /** How many lines there are. */
  public int size() {
    return lines.size();
  }

  /** A line, by its number from 0. */
  public Line line(int index) {
    return lines.get(index);
  }

  /** Nothing more is written: what has no line feed counts as a line too. */
  public void close() {
    if (out != null) {
      out.finish();
    }
    if (err != null) {
      err.finish();
    }
    closed = true;
    changed();
  }

  /** Whether nothing more is written. */
  public boolean isClosed() {
    return closed;
  }

  /** Calls {@code action} whenever there is more, or the end, until it is removed. */
  public void follow(Runnable action) {
    followers.add(action);
  }

  /** Calls it no more. */
  public void unfollow(Runnable action) {
    followers.remove(action);
  }

  /** Passes on what is written from now on, until it is removed. */
  public void tap(Tap tap) {
    taps.add(tap);
  }

  /** Passes nothing on to it any more. */
  public void untap(Tap tap) {
    taps.remove(tap);
  }

  private void changed() {
    if (!followers.isEmpty()) {
      List.copyOf(followers).forEach(Runnable::run);
    }
  }

  private final class Writer extends OutputStream {
    private final boolean error;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream(0);

    Writer(boolean error) {
      this.error = error;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (!taps.isEmpty()) {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        List.copyOf(taps).forEach(tap -> tap.bytes(error, copy));
      }
      int start = offset;
      int before = lines.size();
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] == '\n') {
          partial.write(bytes, start, i - start);
          add(true);
          start = i + 1;
        }
      }
      partial.write(bytes, start, offset + length - start);
      if (lines.size() > before) {
        changed();
      }
    }

    private void add(boolean complete) {
      lines.add(new Line(simulation.now(), error, partial.toByteArray(), complete));
      partial.reset();
    }

    private void finish() {
      if (partial.size() > 0) {
        add(false);
      }
    }
  }
}
