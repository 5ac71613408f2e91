package io.kubeschool.tutor;

import io.kubeschool.lesson.Lesson;
import java.util.Optional;

/** Makes lessons' worlds and finds them again. */
public interface Environments {

  /** A new world for a lesson, in place of one that it may have had. */
  Environment create(Lesson lesson);

  /** The world that a lesson was left in, if there is one that can be used. */
  Optional<Environment> resume(Lesson lesson);
}
