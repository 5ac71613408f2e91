package io.kubeschool.machine.program.awk;

import java.util.List;
import java.util.Map;

/** A program: its rules and functions. */
record Script(List<Rule> rules, Map<String, Function> functions) {

  /** When a rule's action runs. */
  enum When {
    BEGIN,
    END,
    LINE
  }

  /** A rule; pattern and end of range may be null, the action null means print. */
  record Rule(When when, Expr pattern, Expr end, Statement action) {}

  /** A function of the program's own. */
  record Function(List<String> parameters, Statement body) {}
}
