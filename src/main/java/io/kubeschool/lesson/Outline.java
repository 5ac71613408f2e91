package io.kubeschool.lesson;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the course's map needs of a lesson that nobody has opened. It is read off the lines of
 * {@code lesson.yaml}, since parsing a hundred lessons would keep the learner from the prompt.
 *
 * @param minutes how long it takes
 * @param steps how many steps it has
 */
public record Outline(int minutes, int steps) {

  private static final Pattern MINUTES = Pattern.compile("(?m)^minutes: *(\\d{1,4})\\s*$");
  private static final Pattern STEP =
      Pattern.compile("(?m)^ {0,2}- (?:read|predict|do|quiz|explore):");

  /** Of a lesson's file. */
  static Outline of(String yaml) {
    Matcher minutes = MINUTES.matcher(yaml);
    return new Outline(
        minutes.find() ? Integer.parseInt(minutes.group(1)) : 0,
        (int) STEP.matcher(yaml).results().count());
  }
}
