package io.kubeschool.terminal;

import io.kubeschool.machine.TtyRequest;
import io.kubeschool.tutor.Reply;
import io.kubeschool.tutor.SessionEnvironment;
import io.kubeschool.tutor.Stager;
import io.kubeschool.world.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lines from a pipe or a file, as a shell script gives them: no prompt, no editing, full speed. */
public final class Batch {

  private static final Duration LONGEST = Duration.ofHours(1);

  private final Front front;
  private final BufferedReader in;
  private final PrintStream out;

  /** Lines of {@code in}, answered on {@code out}. */
  public Batch(Front front, BufferedReader in, PrintStream out) {
    this.front = front;
    this.in = in;
    // whatever the locale says: the course is not ASCII
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  /** Runs to the end of input; gives the exit status of the last command. */
  public int run() throws IOException {
    front.session().showTo(out);
    out.print(front.greeting());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (front.session().world().hasEnded()) {
        break;
      }
      Optional<Reply> reply =
          front.session().world().isAtPrompt() ? front.handle(line) : Optional.empty();
      if (reply.isEmpty()) {
        type(line);
        continue;
      }
      front.session().showTo(out);
      out.print(reply.get().text());
      if (reply.get().quit()) {
        break;
      }
      reply.get().lines().forEach(this::typeFor);
    }
    out.flush();
    return front.session().world().status();
  }

  /** Types a line of a solution for the learner. */
  private void typeFor(String line) {
    if (line.startsWith("@")) {
      Stager.type(new SessionEnvironment(front.session()), List.of(line));
      out.print(front.afterCommand());
    } else {
      out.println("$ " + line);
      type(line);
    }
  }

  private void type(String line) {
    Session session = front.session();
    session.type(line);
    run(session);
    while (!session.world().hasEnded() && isFullScreen(session)) {
      session.leave(null);
      run(session);
    }
    out.print(front.afterCommand());
  }

  private static boolean isFullScreen(Session session) {
    TtyRequest request = session.world().tty().request();
    return request instanceof TtyRequest.EditFile || request instanceof TtyRequest.Page;
  }

  private static void run(Session session) {
    if (!session.runUntilIdle(LONGEST) && !session.world().hasEnded()) {
      session.interrupt();
      session.runUntilIdle(LONGEST);
    }
  }
}
