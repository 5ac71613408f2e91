package io.kubeschool.tutor;

import io.kubeschool.apiserver.Api;
import io.kubeschool.machine.TtyRequest;
import io.kubeschool.world.CommandRecord;
import io.kubeschool.world.Session;
import io.kubeschool.world.TakenBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A lesson's world that is kept in a journal. */
public final class SessionEnvironment implements Environment {

  /** Where the tutor's own files lie on the workstation, out of the learner's way. */
  private static final String RESULT = "/tmp/.kubeschool";

  private static final String HOME = "/home/student";
  private static final Duration LONGEST_COMMAND = Duration.ofHours(1);
  private static final Duration STEP = Duration.ofMillis(100);

  private final Session session;

  /** The environment that a session is. */
  public SessionEnvironment(Session session) {
    this.session = session;
  }

  /** The session, for whoever drives its terminal. */
  public Session session() {
    return session;
  }

  @Override
  public Instant now() {
    return session.now();
  }

  @Override
  public Api api() {
    return session.world().api();
  }

  @Override
  public Optional<String> file(String path) {
    Path file = session.world().workstation().path(path.startsWith("/") ? path : HOME + "/" + path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<CommandRecord> commands() {
    return session.world().commands();
  }

  @Override
  public void type(String line) {
    session.type(line);
    if (!session.runUntilIdle(LONGEST_COMMAND)) {
      session.interrupt();
      session.runUntilIdle(LONGEST_COMMAND);
    }
    while (session.world().tty().request() instanceof TtyRequest.EditFile
        || session.world().tty().request() instanceof TtyRequest.Page) {
      session.leave(null);
      session.runUntilIdle(LONGEST_COMMAND);
    }
  }

  /** {@inheritDoc} The script tells by a file that it has ended, since it has no terminal. */
  @Override
  public String script(String commands) {
    String output = RESULT + "." + session.size();
    String ended = output + ".ended";
    session.script("{\n" + commands + "\n} > " + output + " 2>&1\necho $? > " + ended);
    Instant limit = now().plus(LONGEST_COMMAND);
    while (file(ended).isEmpty() && now().isBefore(limit)) {
      session.world().runFor(STEP);
    }
    return file(output).orElse("");
  }

  @Override
  public void place(String path, String content) {
    session.place(path, content);
  }

  @Override
  public void elapse(Duration duration) {
    session.elapse(duration);
  }

  @Override
  public void listen(Duration duration) {
    session.world().runFor(duration);
  }

  @Override
  public int size() {
    return session.size();
  }

  @Override
  public void undoTo(int size) {
    if (size < session.size()) {
      session.undoTo(size);
    }
  }

  @Override
  public Optional<TakenBack> undo(int floor) {
    return session.undo(floor);
  }

  @Override
  public Optional<TakenBack> redo() {
    return session.redo();
  }

  @Override
  public void close() {
    session.close();
  }
}
