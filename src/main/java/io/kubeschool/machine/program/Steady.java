package io.kubeschool.machine.program;

import io.kubeschool.machine.Process;

/**
 * A text that counts how often a matcher looks at it, so that a pattern that would take for ever
 * lets time pass and can be interrupted.
 */
final class Steady implements CharSequence {

  private static final int LOOKS_PER_TICK = 100;

  private final Process process;
  private final String text;
  private int looks;

  private Steady(Process process, String text) {
    this.process = process;
    this.text = text;
  }

  static CharSequence text(Process process, String text) {
    return new Steady(process, text);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks == LOOKS_PER_TICK) {
      looks = 0;
      process.tick();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
