package io.kubeschool.machine.shell;

import io.kubeschool.machine.Accounts;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.shell.Command.Redirection;
import io.kubeschool.machine.shell.ShellExit.Failure;
import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/** Runs commands of a session in a process. Models POSIX XCU 2.9 and bash's execute_cmd.c. */
final class Interpreter {

  private static final int MAX_CALLS = 200;

  private final ShellSession session;
  private final Process process;
  private final Expander expander = new Expander(this);
  private final Redirector redirector = new Redirector(this);
  private final PipelineRunner pipelines = new PipelineRunner(this);
  private final SimpleRunner simple = new SimpleRunner(this);
  private final ConditionEvaluator conditions = new ConditionEvaluator(this);
  private final ListRunner lists = new ListRunner(this, pipelines);
  private final CompoundRunner compounds = new CompoundRunner(this);
  private final SubshellRunner subshells = new SubshellRunner(this);
  private final ParameterScope scope = new ParameterScope(this);
  private final TrapRunner traps = new TrapRunner(this);
  private Descriptors descriptors;
  private int line = 1;
  private int calls;
  private int conditionDepth;
  private String sourceName;
  private int substitutions;

  Interpreter(ShellSession session, Process process, Descriptors descriptors) {
    this.session = session;
    this.process = process;
    this.descriptors = descriptors;
    if (session.shellPid() == 0) {
      session.setShellPid(process.pid());
    }
    process.changeDirectory(session.directory());
  }

  ShellSession session() {
    return session;
  }

  Process process() {
    return process;
  }

  Expander expander() {
    return expander;
  }

  Redirector redirector() {
    return redirector;
  }

  SubshellRunner subshells() {
    return subshells;
  }

  ParameterScope scope() {
    return scope;
  }

  TrapRunner traps() {
    return traps;
  }

  Descriptors descriptors() {
    return descriptors;
  }

  PrintStream out() {
    return descriptors.out();
  }

  PrintStream err() {
    return descriptors.err();
  }

  void setLine(int newLine) {
    line = newLine;
  }

  int line() {
    return line;
  }

  int loops() {
    return compounds.loops();
  }

  boolean canReturn() {
    return calls > 0 || sourceName != null;
  }

  /** Prints an error as this shell does: its name and line first. */
  void error(String message) {
    err().println(prefix() + message);
  }

  String prefix() {
    String name = sourceName != null ? sourceName : session.name();
    if (session.isInteractive() && sourceName == null) {
      return name + ": ";
    }
    return name + ": " + session.dialect().linePrefix(line);
  }

  // Whole texts

  /** Runs a text to its end as a shell's only input; EXIT traps included. */
  int runText(String text, int firstLine, boolean isScript) {
    try {
      execute(text, firstLine, isScript);
    } catch (ShellExit e) {
      leave(e);
    }
    return traps.runExit();
  }

  /** Ends the shell for the reason given: sets its status, prints what is to be said. */
  void leave(ShellExit exit) {
    switch (exit) {
      case ShellExit.Exit e -> session.setStatus(e.status());
      case Failure e -> {
        error(e.getMessage());
        session.setStatus(e.status());
      }
      case ShellExit.Return e -> session.setStatus(e.status());
      case ShellExit.Loop e -> {
        // outside of any loop, as when a subshell of one says break
      }
      case ShellExit.LineInterrupted e -> session.setStatus(130);
    }
  }

  /** Runs a text line by line; a syntax error prints itself and sets the status to 2. */
  void execute(String text, int firstLine, boolean isScript) {
    ShellParser parser = new ShellParser(text, this::alias, firstLine);
    while (true) {
      CommandList next;
      try {
        next = parser.nextLine();
      } catch (ShellSyntaxException e) {
        SyntaxErrors.print(this, e, parser.sourceLine(e.line()), isScript);
        session.setStatus(2);
        return;
      }
      if (next == null) {
        return;
      }
      for (String warning : parser.warnings()) {
        if (session.dialect() == Dialect.BASH) {
          err().println(session.name() + ": " + warning);
        }
      }
      run(next);
      if (session.has("noexec")) {
        return;
      }
    }
  }

  String alias(String name) {
    return session.has("expand_aliases")
            || session.isInteractive()
            || session.dialect() != Dialect.BASH
        ? session.aliases().get(name)
        : null;
  }

  /** Runs a sourced file. */
  void source(String file, String text) {
    String before = sourceName;
    int lineBefore = line;
    sourceName = file;
    try {
      if (++calls > MAX_CALLS) {
        throw new Failure(file + ": maximum source nesting level exceeded (" + MAX_CALLS + ")", 1);
      }
      execute(text, 1, true);
    } catch (ShellExit.Return e) {
      session.setStatus(e.status());
    } finally {
      calls--;
      sourceName = before;
      line = lineBefore;
    }
  }

  /** Runs something that can nest without end; says so when it does. */
  void nested(Runnable action) {
    if (isNestedTooDeep()) {
      throw new Failure("maximum eval nesting level exceeded (" + MAX_CALLS + ")", 1);
    }
    substitutions++;
    try {
      action.run();
    } finally {
      substitutions--;
    }
  }

  /** Whether this shell is inside of more shells than may be. */
  boolean isNestedTooDeep() {
    return substitutions > MAX_CALLS;
  }

  /** Runs a program, not a function or builtin. */
  int external(List<String> arguments) {
    Command.Simple command = new Command.Simple(List.of(), List.of(), List.of(), line);
    return simple.external(command, arguments, true);
  }

  // Lists and pipelines

  int run(CommandList list) {
    lists.run(list);
    return session.status();
  }

  /** How the command that runs was written. */
  String source() {
    return lists.source();
  }

  /** What {@code set -e} does after a command. */
  void exitOnError() {
    if (session.status() != 0 && conditionDepth == 0 && session.has("errexit")) {
      throw new ShellExit.Exit(session.status());
    }
  }

  // Commands

  int run(Command command) {
    process.tick();
    switch (command) {
      case Command.Simple s -> {
        line = s.line();
        session.setStatus(simple.run(s));
        exitOnError();
      }
      case Command.Redirected r -> redirected(r);
      case Command.Group g -> run(g.body());
      case Command.Subshell s -> {
        session.setStatus(subshells.run(s.body(), descriptors.copy()));
        exitOnError();
      }
      case Command.If i -> compounds.runIf(i);
      case Command.For f -> compounds.runFor(f);
      case Command.ArithmeticFor f -> compounds.runArithmeticFor(f);
      case Command.While w -> compounds.runWhile(w);
      case Command.Case c -> compounds.runCase(c);
      case Command.Function f -> {
        session.functions().put(f.name(), f);
        session.setStatus(0);
      }
      case Command.ArithmeticCommand a -> {
        line = a.line();
        session.setStatus(evaluate("((", a.expression()));
        exitOnError();
      }
      case Command.Conditional c -> {
        line = c.line();
        session.setStatus(conditions.test(c.condition()));
        exitOnError();
      }
    }
    return session.status();
  }

  private int evaluate(String name, Word expression) {
    try {
      return scope.arithmetic(expression) != 0 ? 0 : 1;
    } catch (Failure e) {
      error(name + ": " + e.getMessage());
      return 1;
    }
  }

  private void redirected(Command.Redirected command) {
    Descriptors before = descriptors;
    Descriptors changed = before.copy();
    try {
      if (!redirector.apply(command.redirections(), changed)) {
        session.setStatus(session.dialect().redirectionFailure());
        exitOnError();
        return;
      }
      descriptors = changed;
      run(command.command());
    } finally {
      descriptors = before;
      changed.release();
    }
  }

  /** Runs {@code action} with other open files; redirections that fail give their status. */
  int with(List<Redirection> redirections, IntSupplier action) {
    if (redirections.isEmpty()) {
      return action.getAsInt();
    }
    Descriptors before = descriptors;
    Descriptors changed = before.copy();
    try {
      if (!redirector.apply(redirections, changed)) {
        return session.dialect().redirectionFailure();
      }
      descriptors = changed;
      return action.getAsInt();
    } finally {
      descriptors = before;
      changed.release();
    }
  }

  /** Runs a condition, where {@code set -e} ends nothing; whether it succeeds. */
  boolean holds(CommandList condition) {
    tested(true, () -> run(condition));
    return session.status() == 0;
  }

  /** Runs commands; if their status is tested, {@code set -e} ends nothing in them. */
  void tested(boolean isTested, Runnable commands) {
    conditionDepth += isTested ? 1 : 0;
    try {
      commands.run();
    } finally {
      conditionDepth -= isTested ? 1 : 0;
    }
  }

  /** Calls a function. */
  int call(Command.Function function, List<String> arguments) {
    if (calls >= MAX_CALLS) {
      throw new Failure(
          function.name() + ": maximum function nesting level exceeded (" + MAX_CALLS + ")", 1);
    }
    List<String> before = session.parameters();
    session.setParameters(arguments.subList(1, arguments.size()));
    session.variables().enter();
    calls++;
    try {
      compounds.outsideOfLoops(() -> run(function.body()));
      return session.status();
    } catch (ShellExit.Return e) {
      return e.status();
    } finally {
      calls--;
      session.variables().leave();
      session.setParameters(before);
    }
  }

  // Other shells

  /** Runs {@code <(...)}: its output becomes a file; gives the file's name. */
  String substitute(Word.ProcessSubstitution substitution) {
    return pipelines.substitute(substitution);
  }

  /** A copy of this shell for a process of its own. */
  Interpreter forProcess(ShellSession copy, Process newProcess, Descriptors files) {
    Interpreter inner = new Interpreter(copy, newProcess, files);
    inner.line = line;
    inner.calls = calls;
    inner.sourceName = sourceName;
    inner.conditionDepth = conditionDepth;
    inner.substitutions = substitutions + 1;
    return inner;
  }

  String homeOf(String user) {
    return Accounts.home(process, user);
  }
}
