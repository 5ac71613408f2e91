package io.kubeschool.tutor;

import io.kubeschool.lesson.Lesson;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes lessons' worlds and finds them again. */
public interface Environments {

  /** A new world for a lesson, in place of one that it may have had. */
  Environment create(Lesson lesson);

  /** The world that a lesson was left in, if there is one that can be used. */
  Optional<Environment> resume(Lesson lesson);

  /**
   * The same, with looks at its past: {@code look} sees the world, for each of {@code sizes}, as it
   * would have been resumed when it had that many inputs; it may only read.
   */
  Optional<Environment> resume(Lesson lesson, Set<Integer> sizes, Consumer<Environment> look);
}
