package io.kubeschool.tutor;

import io.kubeschool.lesson.Lesson;
import io.kubeschool.world.Journal;
import io.kubeschool.world.JournalException;
import io.kubeschool.world.Session;
import io.kubeschool.world.WorldSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Lessons' worlds, each with a journal of its own in one folder. */
public final class SessionEnvironments implements Environments {

  private final Path folder;
  private final Journal.Keeping keeping;

  /** The worlds whose journals lie in {@code folder}, to be found there again whatever happens. */
  public SessionEnvironments(Path folder) {
    this(folder, Journal.Keeping.THROUGH_POWER_LOSS);
  }

  /** The worlds whose journals lie in {@code folder}, kept as safely as said. */
  public SessionEnvironments(Path folder, Journal.Keeping keeping) {
    this.folder = folder;
    this.keeping = keeping;
  }

  @Override
  public Environment create(Lesson lesson) {
    WorldSpec usual = WorldSpec.of(lesson.seed());
    return new SessionEnvironment(
        Session.create(
            journal(lesson), new WorldSpec(usual.seed(), usual.start(), lesson.nodes()), keeping));
  }

  @Override
  public Optional<Environment> resume(Lesson lesson) {
    return resume(lesson, Set.of(), environment -> {});
  }

  /**
   * {@inheritDoc} A journal that cannot be replayed is no reason to keep somebody from learning:
   * the lesson's world is made anew then. One that another process has open is.
   *
   * @throws JournalException if another process uses it
   */
  @Override
  public Optional<Environment> resume(
      Lesson lesson, Set<Integer> sizes, Consumer<Environment> look) {
    Path journal = journal(lesson);
    if (!Files.exists(journal)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SessionEnvironment(
              Session.resume(
                  journal, sizes, session -> look.accept(new SessionEnvironment(session)))));
    } catch (JournalException e) {
      if (e.getMessage().startsWith("another")) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Path journal(Lesson lesson) {
    return folder.resolve(lesson.id().replace('/', '_') + ".journal");
  }
}
