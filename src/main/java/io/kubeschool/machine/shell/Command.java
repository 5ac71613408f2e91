package io.kubeschool.machine.shell;

import java.util.List;

/** A command, as parsed. */
sealed interface Command {

  /** Assignments, a name with arguments, redirections; each may be missing. */
  record Simple(
      List<Assignment> assignments, List<Word> words, List<Redirection> redirections, int line)
      implements Command {}

  /** Any other command with redirections. */
  record Redirected(Command command, List<Redirection> redirections) implements Command {}

  /** {@code { ...; }}. */
  record Group(CommandList body) implements Command {}

  /** {@code ( ... )}. */
  record Subshell(CommandList body) implements Command {}

  /** {@code if}, its clauses in order; {@code otherwise} may be null. */
  record If(List<Clause> clauses, CommandList otherwise) implements Command {}

  /** A condition and what follows from it. */
  record Clause(CommandList condition, CommandList body) {}

  /** {@code for name in words}; without {@code in}, words is null. */
  record For(String name, List<Word> words, CommandList body) implements Command {}

  /** {@code for ((first; condition; step))}. */
  record ArithmeticFor(Word first, Word condition, Word step, CommandList body)
      implements Command {}

  /** {@code while} or {@code until}. */
  record While(CommandList condition, CommandList body, boolean until) implements Command {}

  /** {@code case}. */
  record Case(Word subject, List<Arm> arms) implements Command {}

  /** Patterns, a body and how it ends: {@code ;;}, {@code ;&} or {@code ;;&}. */
  record Arm(List<Word> patterns, CommandList body, String end) {}

  /** A function's definition. */
  record Function(String name, Command body) implements Command {}

  /** {@code ((...))}. */
  record ArithmeticCommand(Word expression, int line) implements Command {}

  /** {@code [[ ... ]]}. */
  record Conditional(Condition condition, int line) implements Command {}

  /** An expression inside {@code [[ ]]}. */
  sealed interface Condition {}

  /** {@code ! x}. */
  record Not(Condition operand) implements Condition {}

  /** {@code a && b} or {@code a || b}. */
  record Both(Condition left, Condition right, boolean and) implements Condition {}

  /** {@code -f x}. */
  record Unary(String operator, Word operand) implements Condition {}

  /** {@code a == b}. */
  record Binary(Word left, String operator, Word right) implements Condition {}

  /**
   * {@code name=value}.
   *
   * @param index what stands in brackets, or null
   * @param append whether it is {@code +=}
   * @param value the word, or null for an array
   * @param elements the array's elements, or null
   */
  record Assignment(String name, Word index, boolean append, Word value, List<Element> elements) {}

  /** An element of an array literal; {@code index} may be null. */
  record Element(Word index, Word value) {}

  /**
   * A redirection.
   *
   * @param fd the descriptor that it changes; -1 for both outputs
   * @param operator such as {@code >}
   * @param target its operand; null for a here-document
   * @param document the here-document, or null
   */
  record Redirection(int fd, String operator, Word target, HereDocument document) {}

  /** A here-document: its text follows the line on which it is named. */
  final class HereDocument {
    private Word body;

    Word body() {
      return body;
    }

    void setBody(Word word) {
      body = word;
    }
  }
}
