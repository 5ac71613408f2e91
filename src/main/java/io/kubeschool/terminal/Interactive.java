package io.kubeschool.terminal;

import io.kubeschool.machine.TtyRequest;
import io.kubeschool.tutor.Reply;
import io.kubeschool.tutor.SessionEnvironment;
import io.kubeschool.tutor.Stager;
import io.kubeschool.world.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/**
 * The prompt loop in front of a person. It answers what the programs on the workstation's terminal
 * ask for, and lets simulated time follow the wall clock meanwhile.
 */
public final class Interactive implements AutoCloseable {

  private static final Duration SLICE = Duration.ofMillis(20);
  private static final Duration ON_ITS_WAY = Duration.ofMillis(300);

  private final Object lock = new Object();
  private final Front front;
  private final Terminal terminal;
  private final Pace pace;
  private final Painter painter;
  private final Screen screen;
  private final FullScreen fullScreen;
  private final LineReader reader;
  private final IdleClock idle;
  private volatile boolean interrupted;
  private volatile boolean answered;
  private Session shown;

  /**
   * A loop.
   *
   * @param history the file that keeps what was typed
   */
  public Interactive(Front front, Terminal terminal, Pace pace, Path history) {
    this.front = front;
    this.terminal = terminal;
    this.pace = pace;
    painter = Painter.forTerminal(Terminals.isDumb(terminal), System.getenv("NO_COLOR"));
    screen = new Screen(terminal);
    fullScreen = new FullScreen(terminal);
    DefaultParser parser = new DefaultParser();
    parser.setEscapeChars(null);
    parser.setQuoteChars(new char[0]);
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(parser)
            .completer(new WordCompleter(this::completer, this::tutorWords, lock))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, 2000)
            .variable(LineReader.BELL_STYLE, "none")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
            .build();
    screen.setReader(reader);
    idle = new IdleClock(lock, this::tick);
    terminal.handle(Terminal.Signal.INT, _ -> interrupted = true);
  }

  /** Runs until the person leaves; gives the exit status. */
  public int run() throws IOException {
    say(front.greeting());
    if (!open()) {
      return 0;
    }
    while (true) {
      Session session = attach();
      if (session.world().hasEnded()) {
        return session.world().status();
      }
      boolean goOn =
          switch (session.world().tty().request()) {
            case null -> drive(session);
            case TtyRequest.ReadLine read -> read(session, read);
            case TtyRequest.EditFile file -> edit(session, file);
            case TtyRequest.Page page -> page(session, page);
          };
      if (!goOn) {
        return 0;
      }
    }
  }

  /** Asks for the first line while the world is made; tells whether to go on. */
  private boolean open() throws IOException {
    Opening.Answer answer = new Opening(front, terminal, reader, idle, lock).ask(this::attach);
    Session session = attach();
    screen.flushRest();
    boolean atPrompt = session.world().isAtPrompt();
    return switch (answer) {
      case Opening.Answer.None() -> true;
      case Opening.Answer.EndOfInput() -> endOfInput(session, atPrompt);
      case Opening.Answer.Line(String line) ->
          !(session.world().tty().request() instanceof TtyRequest.ReadLine)
              || take(session, atPrompt, line);
    };
  }

  private Session attach() {
    Session session = front.session();
    if (session != shown) {
      session.showTo(screen);
      shown = session;
    }
    if (session.isIdle()
        && terminal.getWidth() > 0
        && (session.world().tty().columns() != terminal.getWidth()
            || session.world().tty().rows() != terminal.getHeight())) {
      synchronized (lock) {
        session.resize(terminal.getWidth(), terminal.getHeight());
      }
    }
    return session;
  }

  /** Runs the command in the foreground until the terminal waits for somebody. */
  private boolean drive(Session session) throws IOException {
    while (!session.world().hasEnded()) {
      long started = System.nanoTime();
      boolean waits;
      synchronized (lock) {
        if (interrupted) {
          interrupted = false;
          session.interrupt();
        }
        waits = session.runUntilIdle(pace.simulated(SLICE));
      }
      screen.flush();
      if (waits) {
        break;
      }
      if (pace.waits()) {
        Pauses.sleep(SLICE.minusNanos(System.nanoTime() - started));
      }
    }
    return true;
  }

  private boolean read(Session session, TtyRequest.ReadLine read) throws IOException {
    boolean atPrompt = session.world().isAtPrompt();
    interrupted = false;
    if (!atPrompt && read.prompt().isEmpty() && !settles(session, read)) {
      return true;
    }
    String line;
    try {
      line = ask(read, atPrompt);
    } catch (UserInterruptException e) {
      if (!atPrompt) {
        synchronized (lock) {
          session.interrupt();
        }
        return drive(session);
      }
      return true;
    } catch (EndOfFileException e) {
      return endOfInput(session, atPrompt);
    }
    screen.flushRest();
    return take(session, atPrompt, line);
  }

  private boolean take(Session session, boolean atPrompt, String line) throws IOException {
    if (!atPrompt) {
      return type(session, line);
    }
    Optional<Reply> reply;
    synchronized (lock) {
      reply = front.handle(line);
    }
    if (reply.isEmpty()) {
      return type(session, line) && comment();
    }
    say(reply.get().text());
    return !reply.get().quit() && typeAll(reply.get().lines());
  }

  /**
   * Lets a question that is on its way to the screen (a remote shell's prompt) arrive before its
   * answer is asked for; tells whether somebody still waits for that answer.
   */
  private boolean settles(Session session, TtyRequest.ReadLine read) throws IOException {
    synchronized (lock) {
      session.world().runFor(ON_ITS_WAY);
    }
    screen.flush();
    return session.world().tty().request() == read;
  }

  private String ask(TtyRequest.ReadLine read, boolean atPrompt) {
    reader.setVariable(LineReader.DISABLE_HISTORY, !atPrompt);
    reader.setVariable(LineReader.DISABLE_COMPLETION, !atPrompt);
    String question = atPrompt ? front.promptFor(read.prompt()) : read.prompt();
    String prompt = screen.takeUnfinished() + question;
    idle.start();
    try {
      return reader.readLine(prompt, read.echo() ? null : '\0');
    } finally {
      idle.stop();
    }
  }

  private boolean endOfInput(Session session, boolean atPrompt) throws IOException {
    if (atPrompt && !front.handle(":quit").map(Reply::quit).orElse(false)) {
      terminal.writer().println("exit");
      terminal.flush();
    } else if (atPrompt) {
      return false;
    }
    synchronized (lock) {
      session.endOfInput();
    }
    return drive(session);
  }

  private boolean type(Session session, String line) throws IOException {
    synchronized (lock) {
      session.type(line);
    }
    return drive(session);
  }

  /** Says what the tutor thinks of a command, once the prompt is there again. */
  private boolean comment() {
    if (front.session().world().isAtPrompt()) {
      synchronized (lock) {
        say(front.afterCommand());
      }
    }
    return true;
  }

  private boolean typeAll(List<String> lines) throws IOException {
    for (String line : lines) {
      Session session = attach();
      if (line.startsWith("@")) {
        synchronized (lock) {
          Stager.type(new SessionEnvironment(session), List.of(line));
        }
      } else if (session.world().tty().request() instanceof TtyRequest.ReadLine read) {
        terminal.writer().println(read.prompt() + line);
        terminal.flush();
        type(session, line);
      }
    }
    return lines.isEmpty() || comment();
  }

  private boolean edit(Session session, TtyRequest.EditFile file) throws IOException {
    if (Terminals.isDumb(terminal)) {
      terminal.writer().println("nano: this terminal cannot show a full-screen editor");
      return leave(session, null);
    }
    return leave(session, fullScreen.edit(file));
  }

  private boolean page(Session session, TtyRequest.Page page) throws IOException {
    if (Terminals.isDumb(terminal)) {
      terminal.writer().print(page.content());
    } else {
      fullScreen.page(page);
    }
    return leave(session, null);
  }

  private boolean leave(Session session, String content) throws IOException {
    terminal.flush();
    synchronized (lock) {
      session.leave(content);
    }
    return drive(session);
  }

  /** Simulated time passes while a line is typed, and the tutor looks now and then. */
  private void tick(Duration wall, boolean look) {
    Session session = front.session();
    session.world().runFor(wall);
    if (look && session.world().isAtPrompt()) {
      screen.print(painter.paint(front.afterCommand()));
    }
  }

  private TtyRequest.LineCompleter completer() {
    return front.session().world().tty().request() instanceof TtyRequest.ReadLine read
        ? read.completer()
        : TtyRequest.LineCompleter.NONE;
  }

  private List<String> tutorWords(String line) {
    return front.session().world().isAtPrompt() ? front.complete(line) : List.of();
  }

  private void say(String text) {
    screen.print(painter.paint(text));
  }

  @Override
  public void close() throws IOException {
    idle.close();
    reader.getHistory().save();
    terminal.close();
  }
}
