package io.kubeschool.lesson;

import java.time.Duration;

/** Something that happens behind the scenes before a step starts. */
public sealed interface Setup {

  /** Manifests are applied. */
  record Apply(String manifests) implements Setup {}

  /** A shell script runs in the learner's home. */
  record Run(String script) implements Setup {}

  /** A file appears in the learner's home. */
  record File(String path, String content) implements Setup {}

  /** That much time passes. */
  record Wait(Duration duration) implements Setup {}

  /** Time passes until no pod or controller changes any more. */
  record Settle() implements Setup {}
}
