package io.kubeschool.tutor;

/** Where progress is kept. */
interface ProgressStore {

  /** What was saved last, or {@link Progress#NONE}. */
  Progress load();

  /** Saves; when this returns, a crash does not lose it. */
  void save(Progress progress);
}
