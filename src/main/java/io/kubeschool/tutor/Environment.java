package io.kubeschool.tutor;

import io.kubeschool.apiserver.Api;
import io.kubeschool.world.CommandRecord;
import io.kubeschool.world.TakenBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A lesson's world as the tutor uses it: {@code world.Session}, or a script in tests. */
public interface Environment extends AutoCloseable {

  /** The simulated time. */
  Instant now();

  /** The cluster. */
  Api api();

  /** A file of the workstation; relative paths start in the learner's home. */
  Optional<String> file(String path);

  /** What was typed at the prompt since the world began, the oldest first. */
  List<CommandRecord> commands();

  /** Types a line and runs, at full speed, until the next prompt. */
  void type(String line);

  /** Runs commands unseen and to their end; gives what they printed. */
  String script(String commands);

  /** Puts a file into the learner's home. */
  void place(String path, String content);

  /** Lets simulated time pass. */
  void elapse(Duration duration);

  /** Lets a little time pass for what was asked for to arrive; that is no input. */
  void listen(Duration duration);

  /** How many inputs the world has had. */
  int size();

  /** Takes back the last inputs, down to {@code size}. */
  void undoTo(int size);

  /**
   * Takes back the last command that changed anything, with those after it, unless that goes below
   * {@code floor}.
   */
  Optional<TakenBack> undo(int floor);

  /** Does again what the last undo took back. */
  Optional<TakenBack> redo();

  @Override
  void close();
}
