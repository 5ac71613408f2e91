package io.kubeschool.tutor.proof;

/**
 * Something that is wrong with a lesson.
 *
 * @param lesson its id
 * @param step the key of the step, or ""
 * @param text one sentence
 */
public record Finding(String lesson, String step, String text) {

  /** As {@code kubeschool lint} prints it. */
  @Override
  public String toString() {
    return lesson + (step.isEmpty() ? "" : " " + step) + ": " + text;
  }
}
