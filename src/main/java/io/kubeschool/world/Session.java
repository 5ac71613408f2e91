package io.kubeschool.world;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A world and its journal, kept in step: each input is written down before it takes effect, and
 * undo, redo and resume are the journal played again into a new world.
 *
 * <p>An input may be given only while {@link #isIdle}, but for {@link #interrupt}. After one,
 * somebody drives the world ({@link #runUntilIdle}, or {@link #run} in steps) until it is idle
 * again.
 */
public final class Session implements AutoCloseable {

  /**
   * How long a command that the journal ends with may go on, simulated, until it is interrupted.
   */
  private static final Duration LAST_COMMAND = Duration.ofMinutes(1);

  private final Function<WorldSpec, World> worlds;
  private final WorldSpec spec;
  private final Journal journal;
  private OutputStream viewer = OutputStream.nullOutputStream();
  private World world;

  private Session(Function<WorldSpec, World> worlds, WorldSpec spec, Journal journal) {
    this.worlds = worlds;
    this.spec = spec;
    this.journal = journal;
    rebuild();
  }

  /** A session that is kept in {@code file}, from its beginning. */
  public static Session create(Path file, WorldSpec spec) {
    return new Session(World::new, spec, Journal.create(file, spec.toJson()));
  }

  /** A session that is not kept. */
  public static Session inMemory(WorldSpec spec) {
    return new Session(World::new, spec, Journal.inMemory(spec.toJson()));
  }

  /**
   * Goes on with a session.
   *
   * @throws JournalException if its journal cannot be used
   */
  public static Session resume(Path file) {
    Journal journal = Journal.open(file);
    return new Session(World::new, WorldSpec.fromJson(journal.header()), journal);
  }

  /** The world as it is now; another one after an undo or redo. */
  public World world() {
    return world;
  }

  /** Its inputs so far. */
  public List<JournalEntry> entries() {
    return journal.entries();
  }

  /** The simulated time. */
  public Instant now() {
    return world.now();
  }

  /** Shows what the terminal prints from now on. */
  public void showTo(OutputStream newViewer) {
    viewer = newViewer;
    world.showTo(newViewer);
  }

  /** Whether the terminal waits for the person in front of it. */
  public boolean isIdle() {
    return world.isIdle();
  }

  /**
   * Runs until the terminal waits for somebody, for {@code atMost} simulated time.
   *
   * @return whether it waits
   */
  public boolean runUntilIdle(Duration atMost) {
    return world.runUntilIdle(atMost);
  }

  /** Types a line where a program asks for one. */
  public void type(String line) {
    give(new Input.Typed(line));
  }

  /**
   * Types a line and runs until the next prompt, for at most an hour of simulated time. Returns
   * what was shown.
   */
  public CommandRecord run(String line) {
    type(line);
    if (!runUntilIdle(Duration.ofHours(1))) {
      interrupt();
      runUntilIdle(Duration.ofMinutes(1));
    }
    return world.commands().getLast();
  }

  /** Ctrl-D. */
  public void endOfInput() {
    give(new Input.EndOfInput());
  }

  /** Ctrl-C. */
  public void interrupt() {
    give(new Input.Interrupted());
  }

  /** A full-screen program was left; null if nothing was saved. */
  public void leave(String content) {
    give(new Input.Left(content));
  }

  /** Lets simulated time pass at the prompt. */
  public void elapse(Duration duration) {
    world.runFor(duration);
    give(new Input.Elapsed());
  }

  /** Runs commands unseen, with the learner's rights, in a shell of their own. */
  public void script(String commands) {
    give(new Input.Script(commands));
  }

  /** Puts a file into the learner's home. */
  public void place(String path, String content) {
    give(new Input.Placed(path, content));
  }

  /** The terminal has another size. */
  public void resize(int columns, int rows) {
    give(new Input.Resized(columns, rows));
  }

  /** How many inputs there are, for {@link #undoTo}. */
  public int size() {
    return journal.size();
  }

  /**
   * Takes back the last line typed, and what followed it.
   *
   * @param floor how many inputs must stay
   * @return the line, or nothing if there is none to take back
   */
  public Optional<String> undo(int floor) {
    List<JournalEntry> entries = journal.entries();
    for (int i = entries.size() - 1; i >= floor; i--) {
      if (entries.get(i).input() instanceof Input.Typed(String line)) {
        undoTo(i);
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** Takes back the last inputs, down to {@code size}. */
  public void undoTo(int size) {
    journal.undoTo(size);
    rebuild();
  }

  /**
   * Brings back the next line that was taken back, and what followed it up to the line after.
   *
   * @return the line, or nothing if there is none
   */
  public Optional<String> redo() {
    List<JournalEntry> undone = journal.undone();
    if (undone.isEmpty()) {
      return Optional.empty();
    }
    int count = 1;
    while (count < undone.size() && !(undone.get(count).input() instanceof Input.Typed)) {
      count++;
    }
    journal.redoTo(journal.size() + count);
    rebuild();
    return undone.getFirst().input() instanceof Input.Typed(String line)
        ? Optional.of(line)
        : Optional.of("");
  }

  private void give(Input input) {
    world.settleNow();
    journal.append(new JournalEntry(world.elapsed(), input));
    world.apply(input);
  }

  private void rebuild() {
    if (world != null) {
      world.close();
    }
    world = worlds.apply(spec);
    for (JournalEntry entry : journal.entries()) {
      world.runTo(entry.at());
      world.apply(entry.input());
    }
    if (!world.runUntilIdle(LAST_COMMAND)) {
      interrupt();
      world.runUntilIdle(LAST_COMMAND);
    }
    world.showTo(viewer);
  }

  /** Ends it; a kept session can be resumed. */
  @Override
  public void close() {
    world.close();
    journal.close();
  }
}
