package io.kubeschool.machine.program.sed;

import java.util.List;
import java.util.regex.Pattern;

/** A command of a script, with the lines that it is for. */
final class SedCommand {

  final SedAddress from;
  final SedAddress to;
  final boolean negated;
  final Action action;
  boolean inRange;
  long rangeEnd;

  SedCommand(SedAddress from, SedAddress to, boolean negated, Action action) {
    this.from = from;
    this.to = to;
    this.negated = negated;
    this.action = action;
  }

  /** What a command does. */
  sealed interface Action {}

  /** A command that is a letter and nothing more: {@code d D p P n N g G h H x = l}. */
  record Letter(char letter) implements Action {}

  /** {@code q} and {@code Q}. */
  record Quit(int status, boolean print) implements Action {}

  /** {@code a}, {@code i} and {@code c}. */
  record Text(char letter, String text) implements Action {}

  /** {@code s}. */
  record Substitute(
      Pattern pattern, String replacement, boolean global, int number, boolean print, String file)
      implements Action {}

  /** {@code y}. */
  record Translate(String from, String to) implements Action {}

  /** {@code r} and {@code w}. */
  record FileAction(char letter, String file) implements Action {}

  /** A label. */
  record Label(String name) implements Action {}

  /** {@code b}, {@code t} and {@code T}: to a label, or to the end if it is "". */
  record Branch(char letter, String label) implements Action {}

  /** Commands in braces. */
  record Block(List<SedCommand> commands) implements Action {}
}
