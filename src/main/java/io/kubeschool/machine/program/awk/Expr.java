package io.kubeschool.machine.program.awk;

import java.util.List;

/** An expression. */
sealed interface Expr {

  record Number(double value) implements Expr {}

  record Text(String value) implements Expr {}

  /** {@code /pattern/}. */
  record Regex(String source) implements Expr {}

  record Variable(String name) implements Expr {}

  record Field(Expr index) implements Expr {}

  record Element(String array, List<Expr> subscripts) implements Expr {}

  /** {@code (i, j) in array}. */
  record In(List<Expr> subscripts, String array) implements Expr {}

  /** {@code = += -= *= /= %= ^=}; the operator without its {@code =}. */
  record Assign(Expr target, String operator, Expr value) implements Expr {}

  record Conditional(Expr condition, Expr yes, Expr no) implements Expr {}

  record And(Expr left, Expr right) implements Expr {}

  record Or(Expr left, Expr right) implements Expr {}

  /** {@code ~} and {@code !~}. */
  record Match(Expr text, Expr pattern, boolean negated) implements Expr {}

  record Compare(String operator, Expr left, Expr right) implements Expr {}

  record Concat(Expr left, Expr right) implements Expr {}

  record Arithmetic(char operator, Expr left, Expr right) implements Expr {}

  record Not(Expr value) implements Expr {}

  record Sign(boolean negative, Expr value) implements Expr {}

  record Increment(Expr target, int by, boolean before) implements Expr {}

  record Call(String function, List<Expr> arguments) implements Expr {}

  /**
   * {@code getline}, into a target or {@code $0} if null, from a file or the main input if null.
   */
  record Getline(Expr target, Expr file) implements Expr {}

  /** {@code (a, b)}: what print prints, or a subscript before {@code in}; has no value itself. */
  record Several(List<Expr> items) implements Expr {}

  record Group(Expr inner) implements Expr {}
}
