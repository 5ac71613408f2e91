package io.kubeschool.machine.program.awk;

import java.util.List;

/** A statement. */
sealed interface Statement {

  record Expression(Expr value) implements Statement {}

  /** {@code print} and {@code printf}; the output operator is "", ">", ">>" or "|". */
  record Print(boolean formatted, List<Expr> values, String redirect, Expr target)
      implements Statement {}

  record If(Expr condition, Statement yes, Statement no) implements Statement {}

  record While(Expr condition, Statement body) implements Statement {}

  record DoWhile(Statement body, Expr condition) implements Statement {}

  record For(Statement start, Expr condition, Statement step, Statement body)
      implements Statement {}

  record ForIn(String variable, String array, Statement body) implements Statement {}

  record Block(List<Statement> statements) implements Statement {}

  record Delete(String array, List<Expr> subscripts) implements Statement {}

  /** {@code next}, {@code break}, {@code continue}. */
  record Jump(String kind) implements Statement {}

  record Exit(Expr status) implements Statement {}

  record Return(Expr value) implements Statement {}
}
