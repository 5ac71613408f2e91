package io.kubeschool.machine.shell;

import io.kubeschool.machine.Accounts;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.shell.Command.Redirection;
import io.kubeschool.machine.shell.CommandList.AndOr;
import io.kubeschool.machine.shell.CommandList.Item;
import io.kubeschool.machine.shell.CommandList.Pipeline;
import io.kubeschool.machine.shell.ShellExit.Failure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
  private final Deque<String> pendingTraps = new ArrayDeque<>();
  private Descriptors descriptors;
  private int line = 1;
  private String source = "";
  private int loops;
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
    return loops;
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
    return runExitTrap();
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

  int runExitTrap() {
    String trap = session.traps().remove("EXIT");
    if (trap != null && !trap.isEmpty()) {
      int status = session.status();
      try {
        execute(trap, 1, false);
        session.setStatus(status);
      } catch (ShellExit e) {
        leave(e);
      }
    }
    return session.status();
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
    if (substitutions > MAX_CALLS) {
      throw new Failure("maximum eval nesting level exceeded (" + MAX_CALLS + ")", 1);
    }
    substitutions++;
    try {
      action.run();
    } finally {
      substitutions--;
    }
  }

  /** Runs a program, not a function or builtin. */
  int external(List<String> arguments) {
    Command.Simple command = new Command.Simple(List.of(), List.of(), List.of(), line);
    return simple.external(command, arguments, true);
  }

  // Lists and pipelines

  int run(CommandList list) {
    for (Item item : list.items()) {
      if (item.background()) {
        pipelines.background(item);
        session.setStatus(0);
      } else {
        run(item.command(), item.source());
      }
      runPendingTraps();
    }
    return session.status();
  }

  /** How the command that runs was written. */
  String source() {
    return source;
  }

  private void run(AndOr command, String text) {
    List<Pipeline> list = command.pipelines();
    source = list.size() == 1 ? text : "";
    for (int i = 0; i < list.size(); i++) {
      if (i > 0 && command.and().get(i - 1) != (session.status() == 0)) {
        continue;
      }
      boolean last = i == list.size() - 1;
      conditionDepth += last ? 0 : 1;
      try {
        run(list.get(i), text);
      } finally {
        conditionDepth -= last ? 0 : 1;
      }
    }
  }

  private void run(Pipeline pipeline, String source) {
    java.time.Instant start = process.now();
    conditionDepth += pipeline.negated() ? 1 : 0;
    try {
      if (pipeline.commands().size() == 1) {
        run(pipeline.commands().getFirst());
      } else if (!pipeline.commands().isEmpty()) {
        session.setStatus(pipelines.foreground(pipeline, source));
        exitOnError();
      }
    } finally {
      conditionDepth -= pipeline.negated() ? 1 : 0;
    }
    if (pipeline.negated()) {
      session.setStatus(session.status() == 0 ? 1 : 0);
    }
    if (pipeline.timed()) {
      printTime(java.time.Duration.between(start, process.now()));
    }
  }

  private void printTime(java.time.Duration real) {
    String text =
        "%dm%d.%03ds".formatted(real.toMinutes(), real.toSecondsPart(), real.toMillisPart());
    err().print("\nreal\t" + text + "\nuser\t0m0.001s\nsys\t0m0.001s\n");
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
        session.setStatus(subshell(s.body(), descriptors.copy()));
        exitOnError();
      }
      case Command.If i -> runIf(i);
      case Command.For f -> runFor(f);
      case Command.ArithmeticFor f -> runArithmeticFor(f);
      case Command.While w -> runWhile(w);
      case Command.Case c -> runCase(c);
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
      return arithmetic(expression) != 0 ? 0 : 1;
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
  int with(List<Redirection> redirections, java.util.function.IntSupplier action) {
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

  private boolean holds(CommandList condition) {
    conditionDepth++;
    try {
      return run(condition) == 0;
    } finally {
      conditionDepth--;
    }
  }

  private void runIf(Command.If command) {
    for (Command.Clause clause : command.clauses()) {
      if (holds(clause.condition())) {
        run(clause.body());
        return;
      }
    }
    if (command.otherwise() != null) {
      run(command.otherwise());
    } else {
      session.setStatus(0);
    }
  }

  private void runFor(Command.For command) {
    List<String> items =
        command.words() == null ? session.parameters() : expander.arguments(command.words());
    session.setStatus(0);
    loop(
        items.iterator()::hasNext,
        new Runnable() {
          private int index;

          @Override
          public void run() {
            assign(command.name(), items.get(index++));
            Interpreter.this.run(command.body());
          }
        },
        items.size());
  }

  private void loop(java.util.function.BooleanSupplier more, Runnable turn, int turns) {
    loops++;
    try {
      for (int i = 0; i < turns && more.getAsBoolean(); i++) {
        if (!turn(turn)) {
          return;
        }
      }
    } finally {
      loops--;
    }
  }

  /** One turn of a loop; false if the loop is to end. */
  private boolean turn(Runnable turn) {
    process.tick();
    try {
      turn.run();
      return true;
    } catch (ShellExit.Loop e) {
      if (e.levels() > 1 && loops > 1) {
        throw new ShellExit.Loop(e.levels() - 1, e.next());
      }
      session.setStatus(0);
      return e.next();
    }
  }

  private void runArithmeticFor(Command.ArithmeticFor command) {
    arithmetic(command.first());
    session.setStatus(0);
    loop(
        () -> command.condition().source().isBlank() || arithmetic(command.condition()) != 0,
        () -> {
          try {
            run(command.body());
          } catch (ShellExit.Loop e) {
            if (e.next() && e.levels() <= 1) {
              arithmetic(command.step());
            }
            throw e;
          }
          arithmetic(command.step());
        },
        Integer.MAX_VALUE);
  }

  private void runWhile(Command.While command) {
    int[] status = {0};
    loop(
        () -> {
          try {
            return holds(command.condition()) != command.until();
          } catch (ShellExit.Loop e) {
            if (e.levels() > 1 && loops > 1) {
              throw new ShellExit.Loop(e.levels() - 1, e.next());
            }
            return e.next();
          }
        },
        () -> {
          run(command.body());
          status[0] = session.status();
        },
        Integer.MAX_VALUE);
    session.setStatus(status[0]);
  }

  private void runCase(Command.Case command) {
    String subject = expander.text(command.subject());
    session.setStatus(0);
    boolean fallsThrough = false;
    for (Command.Arm arm : command.arms()) {
      boolean matches = fallsThrough;
      for (Word pattern : arm.patterns()) {
        matches =
            matches
                || io.kubeschool.machine.GlobPattern.of(expander.pattern(pattern)).matches(subject);
      }
      if (!matches) {
        continue;
      }
      run(arm.body());
      if (arm.end().equals(";;")) {
        return;
      }
      fallsThrough = arm.end().equals(";&");
    }
  }

  /** Calls a function. */
  int call(Command.Function function, List<String> arguments) {
    if (calls >= MAX_CALLS) {
      throw new Failure(
          function.name() + ": maximum function nesting level exceeded (" + MAX_CALLS + ")", 1);
    }
    List<String> before = session.parameters();
    int loopsBefore = loops;
    session.setParameters(arguments.subList(1, arguments.size()));
    session.variables().enter();
    calls++;
    loops = 0;
    try {
      run(function.body());
      return session.status();
    } catch (ShellExit.Return e) {
      return e.status();
    } finally {
      calls--;
      loops = loopsBefore;
      session.variables().leave();
      session.setParameters(before);
    }
  }

  // Subshells

  /** Runs commands in a copy of this shell, in this process; takes over {@code files}. */
  int subshell(CommandList body, Descriptors files) {
    return child(files, inner -> inner.run(body));
  }

  private int child(Descriptors files, java.util.function.ToIntFunction<Interpreter> action) {
    if (substitutions > MAX_CALLS) {
      files.release();
      throw new Failure("maximum subshell nesting level exceeded", 1);
    }
    Interpreter inner = new Interpreter(session.fork(), process, files);
    inner.substitutions = substitutions + 1;
    inner.line = line;
    inner.calls = calls;
    inner.sourceName = sourceName;
    inner.conditionDepth = conditionDepth;
    try {
      try {
        inner.session.setStatus(action.applyAsInt(inner));
      } catch (ShellExit.LineInterrupted e) {
        throw e;
      } catch (ShellExit e) {
        inner.leave(e);
      }
      return inner.runExitTrap();
    } finally {
      process.changeDirectory(session.directory());
      files.release();
    }
  }

  /** What commands print, without the line ends at its end. */
  String capture(CommandList body) {
    String fast = readFile(body);
    if (fast != null) {
      return fast;
    }
    BoundedBuffer buffer = new BoundedBuffer();
    Descriptors files = descriptors.copy();
    files.set(1, new Descriptors.Open(null, buffer));
    session.setStatus(subshell(body, files));
    return withoutLineEnds(buffer.toString(StandardCharsets.UTF_8));
  }

  /** {@code $(< file)}. */
  private String readFile(CommandList body) {
    if (body.items().size() != 1
        || body.items().getFirst().command().pipelines().getFirst().commands().isEmpty()
        || !(body.items().getFirst().command().pipelines().getFirst().commands().getFirst()
            instanceof Command.Simple s)
        || !s.words().isEmpty()
        || !s.assignments().isEmpty()
        || s.redirections().size() != 1
        || !s.redirections().getFirst().operator().equals("<")) {
      return null;
    }
    String file = expander.text(s.redirections().getFirst().target());
    try {
      return withoutLineEnds(process.files().text(file));
    } catch (SystemError e) {
      error(session.dialect().cannotOpen(file, e.errno()));
      session.setStatus(1);
      return "";
    }
  }

  private static String withoutLineEnds(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end).replace("\0", "");
  }

  /** Memory that says no before the machine's is full. */
  private static final class BoundedBuffer extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (size() + length > Variables.MAX_LENGTH) {
        throw new Failure("xrealloc: cannot allocate " + (size() + length) + " bytes", 2);
      }
      super.write(bytes, offset, length);
    }
  }

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

  // Parameters and variables

  /** The text of a parameter or variable, or null if it is not set. */
  String parameter(String name, String index) {
    if (name.length() == 1) {
      switch (name.charAt(0)) {
        case '?' -> {
          return Integer.toString(session.status());
        }
        case '$' -> {
          return Integer.toString(session.shellPid());
        }
        case '#' -> {
          return Integer.toString(session.parameters().size());
        }
        case '!' -> {
          return session.lastBackground() == 0 ? null : Integer.toString(session.lastBackground());
        }
        case '-' -> {
          return SetOptions.letters(session);
        }
        default -> {
          // a variable or a positional parameter
        }
      }
    }
    if (name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      int number = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
      return number == 0
          ? session.name()
          : number <= session.parameters().size() ? session.parameters().get(number - 1) : null;
    }
    Variable variable = session.variables().find(name);
    if (variable == null) {
      return SpecialVariables.value(this, name);
    }
    if (index == null || !variable.isArray()) {
      return index == null || index.equals("0") ? variable.value() : null;
    }
    if (variable.isAssociative()) {
      return variable.entries().get(index);
    }
    return variable.elements().get(elementNumber(variable, index));
  }

  private static int elementNumber(Variable variable, String index) {
    int number = (int) Long.parseLong(index);
    return number < 0 && !variable.elements().isEmpty()
        ? variable.elements().lastKey() + 1 + number
        : number;
  }

  /** Sets a variable; fails if it is read-only. */
  void assign(String name, String value) {
    Variable variable = session.variables().make(name);
    if (variable.readOnly()) {
      throw new Failure(name + ": readonly variable", 1);
    }
    variable.setValue(variable.integer() ? Long.toString(arithmetic(value)) : value);
    if (session.has("allexport")) {
      variable.setExported(true);
    }
  }

  void assignElement(String name, String index, String value) {
    Variable variable = session.variables().make(name);
    if (variable.readOnly()) {
      throw new Failure(name + ": readonly variable", 1);
    }
    if (variable.isAssociative()) {
      variable.entries().put(index, value);
    } else {
      variable.elements().put((int) arithmetic(index), value);
    }
  }

  long arithmetic(Word expression) {
    return arithmetic(expander.text(expression));
  }

  long arithmetic(String expression) {
    ArithmeticEvaluator.Scope scope =
        new ArithmeticEvaluator.Scope() {
          @Override
          public String get(String name, String index) {
            String value = parameter(name, index == null ? null : elementIndex(name, index));
            if (value == null && session.has("nounset")) {
              throw new Failure(name + ": unbound variable", 127);
            }
            return value == null ? "" : value;
          }

          @Override
          public void set(String name, String index, String value) {
            if (index == null) {
              assign(name, value);
            } else {
              assignElement(name, elementIndex(name, index), value);
            }
          }
        };
    process.tick();
    return ArithmeticEvaluator.evaluate(expression, scope, message -> new Failure(message, 1));
  }

  private String elementIndex(String name, String index) {
    Variable variable = session.variables().find(name);
    return variable != null && variable.isAssociative() ? index : Long.toString(arithmetic(index));
  }

  String homeOf(String user) {
    return Accounts.home(process, user);
  }

  // Signals

  /** Sets what happens at a signal: null is the default, "" nothing. */
  void setTrap(Signal signal, String action) {
    if (action == null) {
      session.traps().remove(signal.name());
      if (session.isInteractive() && signal == Signal.INT) {
        handleInterrupt();
      } else {
        process.handleByDefault(signal);
      }
      return;
    }
    session.traps().put(signal.name(), action);
    process.handle(signal, () -> pendingTraps.add(signal.name()));
  }

  /** Makes Ctrl-C end the line, not the shell. */
  void handleInterrupt() {
    process.handle(
        Signal.INT,
        () -> {
          throw new ShellExit.LineInterrupted();
        });
  }

  boolean hasPendingTraps() {
    return !pendingTraps.isEmpty();
  }

  void runPendingTraps() {
    while (!pendingTraps.isEmpty()) {
      String action = session.traps().get(pendingTraps.poll());
      if (action != null && !action.isEmpty()) {
        int status = session.status();
        execute(action, line, false);
        session.setStatus(status);
      }
    }
  }
}
