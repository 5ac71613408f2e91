package io.kubeschool.machine.program.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Runs a program's statements. */
final class Interpreter {

  private static final int MOST_STEPS = 20_000_000;

  /** Leaves loops, rules or the program. */
  static final class Jump extends RuntimeException {
    final String kind;
    final Value value;

    Jump(String kind, Value value) {
      super(kind, null, false, false);
      this.kind = kind;
      this.value = value;
    }
  }

  private final Runtime runtime;
  private final Evaluator evaluator;
  private final boolean[] inRange;
  private int steps;

  Interpreter(Runtime runtime) {
    this.runtime = runtime;
    this.evaluator = new Evaluator(runtime, this);
    this.inRange = new boolean[runtime.script().rules().size()];
  }

  /** Runs it all; gives the exit status. */
  int run() {
    int status = 0;
    try {
      rules(Script.When.BEGIN);
      boolean reads =
          runtime.script().rules().stream().anyMatch(r -> r.when() != Script.When.BEGIN);
      while (reads && runtime.nextRecord()) {
        try {
          rules(Script.When.LINE);
        } catch (Jump jump) {
          if (!jump.kind.startsWith("next")) {
            throw jump;
          }
        }
      }
    } catch (Jump jump) {
      status = status(jump);
    }
    try {
      rules(Script.When.END);
    } catch (Jump jump) {
      status = status(jump);
    }
    return status;
  }

  private static int status(Jump jump) {
    if (!jump.kind.equals("exit")) {
      return 0;
    }
    return jump.value == null ? 0 : (int) jump.value.number() & 0xff;
  }

  private void rules(Script.When when) {
    List<Script.Rule> rules = runtime.script().rules();
    for (int i = 0; i < rules.size(); i++) {
      Script.Rule rule = rules.get(i);
      if (rule.when() == when && (when != Script.When.LINE || selects(rule, i))) {
        if (rule.action() == null) {
          runtime.out().append(runtime.field(0).string("%.6g")).append(runtime.text("ORS"));
        } else {
          run(rule.action());
        }
        runtime.flushIfLong();
      }
    }
  }

  private boolean selects(Script.Rule rule, int index) {
    if (rule.pattern() == null) {
      return true;
    }
    if (rule.end() == null) {
      return evaluator.condition(rule.pattern());
    }
    if (!inRange[index] && !evaluator.condition(rule.pattern())) {
      return false;
    }
    inRange[index] = !evaluator.condition(rule.end());
    return true;
  }

  Value call(Script.Function function, List<Expr> arguments) {
    runtime.push(function.parameters(), arguments, evaluator);
    try {
      run(function.body());
      return Value.EMPTY;
    } catch (Jump jump) {
      if (!jump.kind.equals("return")) {
        throw jump;
      }
      return jump.value == null ? Value.EMPTY : jump.value;
    } finally {
      runtime.pop();
    }
  }

  private void run(Statement statement) {
    if (++steps > MOST_STEPS) {
      throw new AwkException("the program does not end");
    }
    switch (statement) {
      case Statement.Expression(Expr value) -> evaluator.value(value);
      case Statement.Print print -> print(print);
      case Statement.Block(List<Statement> statements) -> statements.forEach(this::run);
      case Statement.If(Expr condition, Statement yes, Statement no) -> {
        if (evaluator.condition(condition)) {
          run(yes);
        } else if (no != null) {
          run(no);
        }
      }
      case Statement.While(Expr condition, Statement body) -> {
        while (evaluator.condition(condition) && loops(body)) {
          steps++;
        }
      }
      case Statement.DoWhile(Statement body, Expr condition) -> {
        boolean goesOn = loops(body);
        while (goesOn && evaluator.condition(condition)) {
          goesOn = loops(body);
        }
      }
      case Statement.For f -> {
        if (f.start() != null) {
          run(f.start());
        }
        while ((f.condition() == null || evaluator.condition(f.condition())) && loops(f.body())) {
          if (f.step() != null) {
            run(f.step());
          }
        }
      }
      case Statement.ForIn(String variable, String array, Statement body) -> {
        for (String key : new ArrayList<>(runtime.array(array).keySet())) {
          runtime.set(variable, Value.input(key));
          if (!loops(body)) {
            break;
          }
        }
      }
      case Statement.Delete(String array, List<Expr> subscripts) -> {
        TreeMap<String, Value> all = runtime.array(array);
        if (subscripts == null) {
          all.clear();
        } else {
          all.remove(evaluator.subscript(subscripts));
        }
      }
      case Statement.Jump(String kind) -> throw new Jump(kind, null);
      case Statement.Exit(Expr status) ->
          throw new Jump("exit", status == null ? null : evaluator.value(status));
      case Statement.Return(Expr value) ->
          throw new Jump("return", value == null ? null : evaluator.value(value));
    }
  }

  /** Runs a loop's body; tells whether the loop goes on. */
  private boolean loops(Statement body) {
    try {
      run(body);
      return true;
    } catch (Jump jump) {
      if (jump.kind.equals("break")) {
        return false;
      }
      if (jump.kind.equals("continue")) {
        return true;
      }
      throw jump;
    }
  }

  private void print(Statement.Print print) {
    String text;
    if (print.formatted()) {
      List<Value> values = print.values().stream().map(evaluator::value).toList();
      text =
          AwkFormat.format(
              values.getFirst().string("%.6g"),
              values.subList(1, values.size()),
              runtime.text("CONVFMT"));
    } else {
      String format = runtime.text("OFMT");
      List<String> texts =
          print.values().isEmpty()
              ? List.of(runtime.field(0).string(format))
              : print.values().stream().map(v -> evaluator.value(v).string(format)).toList();
      text = String.join(runtime.text("OFS"), texts) + runtime.text("ORS");
    }
    if (print.redirect().isEmpty()) {
      runtime.out().append(text);
    } else {
      runtime.redirect(print.redirect(), evaluator.value(print.target()).string("%.6g"), text);
    }
  }
}
