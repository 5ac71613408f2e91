package io.kubeschool.machine.shell;

import java.util.List;

/**
 * A word of a command line before expansion.
 *
 * @param parts what it consists of
 * @param source how it was written
 */
record Word(List<Part> parts, String source) {

  /** A word of plain text that is not expanded. */
  static Word quoted(String text) {
    return new Word(List.of(new Literal(text, true)), text);
  }

  /** The text if the word is one unquoted literal, else null. */
  String plain() {
    return parts.size() == 1 && parts.getFirst() instanceof Literal l && !l.quoted()
        ? l.text()
        : null;
  }

  /** Whether expanding it neither runs commands nor changes variables nor can fail. */
  boolean isHarmless() {
    return parts.stream().allMatch(Word::isHarmless);
  }

  private static boolean isHarmless(Part part) {
    return switch (part) {
      case Literal l -> true;
      case DoubleQuoted d -> d.parts().stream().allMatch(Word::isHarmless);
      case Parameter p -> p.operator().isEmpty() && p.index() == null && !p.indirect();
      default -> false;
    };
  }

  /** A piece of a word. */
  sealed interface Part {}

  /** Text; special characters in it count only if it is not quoted. */
  record Literal(String text, boolean quoted) implements Part {}

  /** What stands between double quotes. */
  record DoubleQuoted(List<Part> parts) implements Part {}

  /**
   * {@code $name} or {@code ${...}}.
   *
   * @param index what stands in brackets, or null
   * @param operator such as {@code :-}, or ""
   * @param argument what follows the operator, or null
   * @param second the replacement or length, or null
   * @param length whether {@code #} stands before the name
   * @param indirect whether {@code !} stands before the name
   */
  record Parameter(
      String name,
      Word index,
      String operator,
      Word argument,
      Word second,
      boolean length,
      boolean indirect)
      implements Part {}

  /** {@code $(...)} or backquotes. */
  record CommandSubstitution(CommandList commands) implements Part {}

  /** {@code $((...))}. */
  record Arithmetic(Word expression) implements Part {}

  /** {@code <(...)} or {@code >(...)}. */
  record ProcessSubstitution(CommandList commands, boolean input) implements Part {}
}
