package io.kubeschool.machine;

import io.kubeschool.sim.Condition;
import io.kubeschool.sim.Interrupted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A terminal as its programs see it. They post one {@link TtyRequest} at a time and wait; whoever
 * drives the simulation (the REPL, a test, the journal's replay) looks for {@link #request} between
 * events and answers it.
 */
public final class Tty {

  private final OutputStream screen;
  private final Condition answered = new Condition();
  private TtyRequest request;
  private String answer;
  private boolean hasAnswer;
  private int columns;
  private int rows;
  private Process foreground;
  private Runnable onRequest = () -> {};

  /**
   * A terminal of that size.
   *
   * @param screen where output goes
   */
  public Tty(OutputStream screen, int columns, int rows) {
    this.screen = screen;
    this.columns = columns;
    this.rows = rows;
  }

  /** What programs write to. */
  public OutputStream screen() {
    return screen;
  }

  /** Its width in cells. */
  public int columns() {
    return columns;
  }

  /** Its height in cells. */
  public int rows() {
    return rows;
  }

  /** It was resized. */
  public void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
  }

  /** What the person in front of it is asked for now, or null. For the driver. */
  public TtyRequest request() {
    return request;
  }

  /**
   * Answers the present request: the line without its end, or the edited text; null is end of
   * input. For the driver.
   */
  public void answer(String text) {
    answer = text;
    hasAnswer = true;
    request = null;
    answered.signalAll();
  }

  /** Calls {@code action}, as an event of its own, whenever something is asked for. */
  public void onRequest(Runnable action) {
    onRequest = action;
  }

  /** Sends INT to the foreground process and its group. For the driver. */
  public void interrupt() {
    if (foreground != null) {
      foreground.machine().signalGroup(foreground.group(), Signal.INT, null);
    }
  }

  /** The process that gets what is typed, Ctrl-C included; null if none. */
  public Process foreground() {
    return foreground;
  }

  /** Makes a process the one that gets Ctrl-C. */
  public void setForeground(Process process) {
    foreground = process;
  }

  /** Asks and waits; gives the answer, null at the end of input. For programs. */
  public String ask(Process self, TtyRequest newRequest) throws Interrupted {
    hasAnswer = false;
    request = newRequest;
    self.simulation().after(Duration.ZERO, onRequest);
    try {
      self.await(answered, () -> hasAnswer);
    } finally {
      request = null;
    }
    return answer;
  }

  /** Standard input that reads lines from this terminal; {@code reader} tells who waits. */
  public InputStream input(Supplier<Process> reader) {
    return new LineInput(reader);
  }

  /** Standard input that reads lines from this terminal; whichever process reads waits. */
  public InputStream input() {
    return new LineInput(Process::current);
  }

  /** Whether a stream reads from a terminal. */
  public static boolean isInput(InputStream stream) {
    return SharedInput.target(stream) instanceof LineInput;
  }

  private final class LineInput extends InputStream {
    private final Supplier<Process> reader;
    private ByteArrayInputStream line = new ByteArrayInputStream(new byte[0]);

    LineInput(Supplier<Process> reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      return fill() ? line.read() : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return fill() ? line.read(bytes, offset, length) : -1;
    }

    @Override
    public int available() {
      return line.available();
    }

    private boolean fill() {
      if (line.available() == 0) {
        String text =
            ask(reader.get(), new TtyRequest.ReadLine("", TtyRequest.LineCompleter.NONE, true));
        if (text == null) {
          return false;
        }
        line = new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return true;
    }
  }
}
