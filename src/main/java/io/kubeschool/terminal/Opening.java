package io.kubeschool.terminal;

import io.kubeschool.machine.TtyRequest;
import io.kubeschool.world.Session;
import java.time.Duration;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * The first prompt, which is there before its world: that is made on another thread meanwhile, as a
 * learner reads before they type. Whatever looks at the world, Tab and the clock too, waits for it.
 */
final class Opening {

  private final Front front;
  private final Terminal terminal;
  private final LineReader reader;
  private final IdleClock idle;
  private final Object lock;
  private volatile boolean answered;
  private Thread making;

  /** What came of the question. */
  sealed interface Answer {

    /** A line was typed. */
    record Line(String text) implements Answer {}

    /** Ctrl-C, or the world asks for something else. */
    record None() implements Answer {}

    /** Ctrl-D. */
    record EndOfInput() implements Answer {}
  }

  /**
   * An opening.
   *
   * @param idle the clock to start once there is a world
   * @param lock what whoever looks at the world holds
   */
  Opening(Front front, Terminal terminal, LineReader reader, IdleClock idle, Object lock) {
    this.front = front;
    this.terminal = terminal;
    this.reader = reader;
    this.idle = idle;
    this.lock = lock;
  }

  /**
   * Asks, and returns when there is both an answer and a world.
   *
   * @param world makes it; if that fails there is no line
   */
  Answer ask(Supplier<Session> world) {
    // not before the prompt is about to be drawn, which would be later with a busy thread beside it
    reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> begin(world));
    try {
      return new Answer.Line(reader.readLine(front.openingPrompt()));
    } catch (UserInterruptException e) {
      terminal.flush();
      return new Answer.None();
    } catch (EndOfFileException e) {
      return new Answer.EndOfInput();
    } finally {
      reader.getWidgets().remove(LineReader.CALLBACK_INIT);
      answered = true;
      begin(world);
      Pauses.join(making);
      idle.stop();
    }
  }

  private boolean begin(Supplier<Session> world) {
    if (making == null) {
      making = Thread.ofPlatform().daemon().name("world").start(() -> make(world));
    }
    return true;
  }

  private void make(Supplier<Session> world) {
    Session session;
    try {
      synchronized (lock) {
        session = world.get();
        idle.start();
      }
    } catch (RuntimeException e) {
      // the loop meets it again, and tells it
      end();
      return;
    }
    if (session.world().isAtPrompt()
        && session.world().tty().request() instanceof TtyRequest.ReadLine read) {
      changeTo(front.promptFor(read.prompt()));
    } else {
      end();
    }
  }

  private void changeTo(String prompt) {
    if (!prompt.equals(front.openingPrompt())
        && reader instanceof LineReaderImpl line
        && isShown()) {
      line.setPrompt(prompt);
      try {
        line.callWidget(LineReader.REDISPLAY);
      } catch (IllegalStateException e) {
        // it was answered this very moment; the next prompt is the right one anyway
      }
    }
  }

  private void end() {
    if (isShown()) {
      terminal.raise(Terminal.Signal.INT);
    }
  }

  /** Waits for the prompt to be shown, which a world that fails at once may be ahead of. */
  private boolean isShown() {
    while (!reader.isReading() && !answered) {
      Pauses.sleep(Duration.ofMillis(5));
    }
    return !answered;
  }
}
