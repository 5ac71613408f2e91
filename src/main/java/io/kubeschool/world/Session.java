package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

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

  /** Where in the journal the commands were typed, the oldest first. */
  private final List<Integer> commands = new ArrayList<>();

  private Session(Function<WorldSpec, World> worlds, WorldSpec spec, Journal journal) {
    this.worlds = worlds;
    this.spec = spec;
    this.journal = journal;
  }

  /** A session that is kept in {@code file}, from its beginning. */
  public static Session create(Path file, WorldSpec spec) {
    return create(file, spec, Journal.Keeping.THROUGH_POWER_LOSS);
  }

  /** A session that is kept in {@code file}, from its beginning, as safely as said. */
  public static Session create(Path file, WorldSpec spec, Journal.Keeping keeping) {
    return new Session(World::new, spec, Journal.create(file, spec.toJson(), keeping)).rebuild();
  }

  /** A session that is not kept. */
  public static Session inMemory(WorldSpec spec) {
    return new Session(World::new, spec, Journal.inMemory(spec.toJson())).rebuild();
  }

  /**
   * Goes on with a session.
   *
   * @throws JournalException if its journal cannot be used
   */
  public static Session resume(Path file) {
    return resume(file, Set.of(), session -> {});
  }

  /**
   * Goes on with a session, with looks at its past: {@code look} sees it, for each of {@code
   * sizes}, as it would have been resumed when it had that many inputs. One replay serves them all,
   * since the replay of a longer journal goes through each shorter one's end. A look may only read.
   *
   * @throws JournalException if its journal cannot be used
   */
  public static Session resume(Path file, Set<Integer> sizes, Consumer<Session> look) {
    Journal journal = Journal.open(file);
    Session session = new Session(World::new, WorldSpec.fromJson(journal.header()), journal);
    session.rebuild(size -> {
      if (sizes.contains(size)) {
        session.world.runUntilIdle(LAST_COMMAND);
        look.accept(session);
      }
    });
    return session;
  }

  /** What its world was made from. */
  public WorldSpec spec() {
    return spec;
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
   * Takes back the last command that changed anything, and what followed it.
   *
   * @param floor how many inputs must stay
   * @return what was taken back, or nothing if no command after {@code floor} changed anything
   */
  public Optional<TakenBack> undo(int floor) {
    int size = lastChange(floor);
    if (size < 0) {
      return Optional.empty();
    }
    TakenBack taken = takenBack(size);
    undoTo(size);
    return Optional.of(taken);
  }

  /**
   * Where in the journal the last command begins that changed anything, -1 if none from {@code
   * floor} on did. A replay finds it out, so that commands need not pay for it when they run.
   */
  private int lastChange(int floor) {
    int last = -1;
    try (World past = worlds.apply(spec)) {
      int command = -1;
      Footprint before = null;
      List<JournalEntry> entries = journal.entries();
      for (int i = 0; i < entries.size(); i++) {
        past.runTo(entries.get(i).at());
        if (i >= floor && past.isAtPrompt()) {
          Footprint after = past.footprint();
          last = command >= 0 && !after.equals(before) ? command : last;
          command = entries.get(i).input() instanceof Input.Typed ? i : -1;
          before = after;
        }
        past.apply(entries.get(i).input());
      }
      past.runUntilIdle(LAST_COMMAND);
      return command >= 0 && !past.footprint().equals(before) ? command : last;
    }
  }

  /** Takes back the last inputs, down to {@code size}. */
  public void undoTo(int size) {
    journal.undoTo(size);
    rebuild();
  }

  /**
   * Does again what the last undo took back.
   *
   * @return what that was, or nothing if there is none
   */
  public Optional<TakenBack> redo() {
    int size = journal.size();
    if (journal.undoneSize() == 0) {
      return Optional.empty();
    }
    journal.redoTo(journal.sizeBeforeUndo());
    rebuild();
    return Optional.of(takenBack(size));
  }

  /** What the inputs from {@code start} on are. */
  private TakenBack takenBack(int start) {
    String line =
        journal.entries().get(start).input() instanceof Input.Typed(String text) ? text : "";
    long count = commands.stream().filter(c -> c >= start).count();
    return new TakenBack(line, (int) Math.max(0, count - 1));
  }

  /**
   * The door to the cluster for those who are outside the world: what they ask that may change
   * something there is an input. Streams that the session was left with are hung up.
   */
  public Api outsideApi() {
    OutsideApi api = new OutsideApi(this);
    api.hangUpAll();
    return api;
  }

  void give(Input input) {
    write(input);
    world.apply(input);
  }

  /** Writes an input down; who calls this lets it take effect at once. */
  void write(Input input) {
    world.settleNow();
    note(journal.size(), input);
    journal.append(new JournalEntry(world.elapsed(), input));
  }

  private Session rebuild() {
    rebuild(size -> {});
    return this;
  }

  /** Plays the journal; {@code replayed} is told how many inputs have been played so far. */
  private void rebuild(IntConsumer replayed) {
    if (world != null) {
      world.close();
    }
    world = worlds.apply(spec);
    commands.clear();
    List<JournalEntry> entries = journal.entries();
    for (int i = 0; i < entries.size(); i++) {
      world.runTo(entries.get(i).at());
      note(i, entries.get(i).input());
      world.apply(entries.get(i).input());
      if (i + 1 < entries.size()) {
        replayed.accept(i + 1);
      }
    }
    if (!world.runUntilIdle(LAST_COMMAND)) {
      interrupt();
      world.runUntilIdle(LAST_COMMAND);
    }
    replayed.accept(entries.size());
    world.showTo(viewer);
  }

  /** Remembers where a command begins: what is typed at the shell's prompt. */
  private void note(int index, Input input) {
    if (input instanceof Input.Typed && world.isAtPrompt()) {
      commands.add(index);
    }
  }

  /** Ends it; a kept session can be resumed. */
  @Override
  public void close() {
    world.close();
    journal.close();
  }
}
