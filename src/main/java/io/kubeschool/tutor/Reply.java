package io.kubeschool.tutor;

import java.util.List;

/**
 * What the tutor answers.
 *
 * @param text to be shown, "" for nothing
 * @param lines to be typed at the prompt for the learner, see {@link Stager#type}
 * @param quit whether the learner wants to leave
 */
public record Reply(String text, List<String> lines, boolean quit) {

  static Reply of(String text) {
    return new Reply(text, List.of(), false);
  }
}
