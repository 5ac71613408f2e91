package io.kubeschool.machine.shell;

import io.kubeschool.machine.Errno;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.ProgramLoader;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.shell.Command.Assignment;
import io.kubeschool.machine.shell.Command.Simple;
import io.kubeschool.machine.shell.ShellExit.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs simple commands. Models POSIX XCU 2.9.1. */
final class SimpleRunner {

  /** What starting a process takes. */
  private static final Duration START_COST = Duration.ofMillis(1);

  private final Interpreter shell;
  private final PipelineRunner pipelines;

  SimpleRunner(Interpreter shell) {
    this.shell = shell;
    this.pipelines = new PipelineRunner(shell);
  }

  int run(Simple command) {
    if (command.words().isEmpty()) {
      int before = shell.session().status();
      shell.session().setStatus(0);
      command.assignments().forEach(this::assign);
      int status = shell.session().status();
      shell.session().setStatus(before);
      trace(command, List.of());
      return command.redirections().isEmpty()
          ? status
          : shell.with(command.redirections(), () -> status);
    }
    List<String> arguments = shell.expander().arguments(command.words());
    trace(command, arguments);
    if (arguments.isEmpty()) {
      command.assignments().forEach(this::assign);
      return shell.with(command.redirections(), () -> shell.session().status());
    }
    return run(command, arguments);
  }

  private void trace(Simple command, List<String> arguments) {
    if (!shell.session().has("xtrace")) {
      return;
    }
    StringBuilder text = new StringBuilder("+");
    for (Assignment assignment : command.assignments()) {
      if (assignment.value() != null) {
        text.append(' ').append(assignment.name()).append('=');
        text.append(Quoting.quote(shell.expander().value(assignment.value())));
      }
    }
    arguments.forEach(a -> text.append(' ').append(Quoting.quote(a)));
    shell.err().println(text);
  }

  private int run(Simple command, List<String> arguments) {
    String name = arguments.getFirst();
    Command.Function function = shell.session().functions().get(name);
    if (function != null) {
      return withAssignments(
          command, () -> shell.with(command.redirections(), () -> shell.call(function, arguments)));
    }
    Builtin builtin = Builtins.find(name, shell.session().dialect());
    if (builtin != null) {
      return builtin(command, builtin, arguments);
    }
    return external(command, arguments, true);
  }

  private int builtin(Simple command, Builtin builtin, List<String> arguments) {
    if (arguments.getFirst().equals("exec")) {
      return exec(command, arguments);
    }
    boolean declares =
        command.assignments().stream().anyMatch(a -> a.elements() != null)
            && Builtins.declares(arguments.getFirst());
    if (declares) {
      int status = shell.with(command.redirections(), () -> call(builtin, arguments));
      command.assignments().forEach(this::assign);
      return status;
    }
    return withAssignments(
        command, () -> shell.with(command.redirections(), () -> call(builtin, arguments)));
  }

  private int call(Builtin builtin, List<String> arguments) {
    try {
      return builtin.run(shell, arguments);
    } catch (SystemError e) {
      shell.error(arguments.getFirst() + ": write error: " + e.text());
      return 1;
    }
  }

  /** {@code exec}: redirections stay; a command takes the shell's place. */
  private int exec(Simple command, List<String> arguments) {
    if (!shell.redirector().apply(command.redirections(), shell.descriptors())) {
      return shell.session().dialect().redirectionFailure();
    }
    if (arguments.size() == 1) {
      return 0;
    }
    Simple rest = new Simple(command.assignments(), command.words(), List.of(), command.line());
    throw new ShellExit.Exit(external(rest, arguments.subList(1, arguments.size()), false));
  }

  private int withAssignments(Simple command, java.util.function.IntSupplier action) {
    if (command.assignments().isEmpty()) {
      return action.getAsInt();
    }
    Variables variables = shell.session().variables();
    Map<String, Variable> hidden = new LinkedHashMap<>();
    try {
      for (Assignment assignment : command.assignments()) {
        Variable before = variables.find(assignment.name());
        hidden.putIfAbsent(assignment.name(), before);
        if (before != null) {
          variables.restore(assignment.name(), before.copy());
        }
        assign(assignment);
        variables.make(assignment.name()).setExported(true);
      }
      return action.getAsInt();
    } finally {
      hidden.forEach(variables::restore);
    }
  }

  void assign(Assignment assignment) {
    Variables variables = shell.session().variables();
    if (assignment.elements() != null) {
      array(assignment);
      return;
    }
    String value = shell.expander().value(assignment.value());
    if (assignment.index() != null) {
      String index = shell.expander().text(assignment.index());
      String before =
          assignment.append()
              ? shell.scope().value(assignment.name(), indexOf(assignment, index))
              : null;
      shell
          .scope()
          .assignElement(assignment.name(), index, before == null ? value : before + value);
      return;
    }
    if (assignment.append()) {
      Variable variable = variables.find(assignment.name());
      String before = variable == null || variable.value() == null ? "" : variable.value();
      boolean adds = variable != null && variable.integer();
      value = adds ? before + "+" + value : before + value;
      if (value.length() > Variables.MAX_LENGTH) {
        throw new Failure("xrealloc: cannot allocate " + value.length() + " bytes", 2);
      }
    }
    shell.scope().assign(assignment.name(), value);
  }

  private String indexOf(Assignment assignment, String index) {
    Variable variable = shell.session().variables().find(assignment.name());
    return variable != null && variable.isAssociative()
        ? index
        : Long.toString(shell.scope().arithmetic(index));
  }

  private void array(Assignment assignment) {
    Variable variable = shell.session().variables().make(assignment.name());
    if (variable.readOnly()) {
      throw new Failure(assignment.name() + ": readonly variable", 1);
    }
    if (variable.isAssociative()) {
      if (!assignment.append()) {
        variable.entries().clear();
      }
      for (Command.Element element : assignment.elements()) {
        if (element.index() != null) {
          variable
              .entries()
              .put(shell.expander().text(element.index()), shell.expander().value(element.value()));
        }
      }
      return;
    }
    Map<Integer, String> values = new LinkedHashMap<>();
    int next =
        assignment.append() && !variable.elements().isEmpty()
            ? variable.elements().lastKey() + 1
            : 0;
    for (Command.Element element : assignment.elements()) {
      if (element.index() != null) {
        next = (int) shell.scope().arithmetic(element.index());
        values.put(next++, shell.expander().value(element.value()));
        continue;
      }
      for (String value : shell.expander().arguments(List.of(element.value()))) {
        values.put(next++, value);
      }
    }
    if (!assignment.append()) {
      variable.elements().clear();
    }
    variable.elements().putAll(values);
  }

  /** Runs a program; {@code resolve}: what is not found may mean something else. */
  int external(Simple command, List<String> arguments, boolean resolve) {
    if (command.redirections().isEmpty()) {
      return external(command.assignments(), arguments, resolve);
    }
    return shell.with(
        command.redirections(), () -> external(command.assignments(), arguments, resolve));
  }

  private int external(List<Assignment> assignments, List<String> arguments, boolean resolve) {
    String name = arguments.getFirst();
    String path = shell.session().variable("PATH");
    for (Assignment assignment : assignments) {
      if (assignment.name().equals("PATH") && assignment.value() != null) {
        path = shell.expander().value(assignment.value());
      }
    }
    String file = name.isEmpty() ? null : ProgramLoader.find(shell.process(), name, path);
    if (file == null) {
      List<String> other = resolve ? shell.session().resolver().resolve(arguments) : null;
      if (other != null) {
        return external(assignments, other, false);
      }
      shell.error(
          name.contains("/") && shell.session().dialect() == Dialect.BASH
              ? name + ": " + Errno.ENOENT.text()
              : shell.session().dialect().notFound(name));
      return 127;
    }
    Map<String, String> environment = shell.session().environment();
    for (Assignment assignment : assignments) {
      if (assignment.value() != null) {
        environment.put(assignment.name(), shell.expander().value(assignment.value()));
      }
    }
    environment.put("_", file);
    ProgramLoader.Loaded loaded;
    try {
      loaded = ProgramLoader.load(shell.process(), file, arguments);
    } catch (SystemError e) {
      if (e.errno() == Errno.ENOEXEC) {
        return script(file, arguments);
      }
      return cannotRun(name, e);
    }
    return start(loaded, environment, arguments);
  }

  private int start(
      ProgramLoader.Loaded loaded, Map<String, String> environment, List<String> arguments) {
    String source = shell.source();
    shell.process().sleep(START_COST);
    ProcessSpec spec = pipelines.spec(loaded.program(), loaded.arguments(), environment);
    Process child;
    try {
      child = shell.process().spawn(spec);
    } catch (SystemError e) {
      throw new Failure("fork: retry: Resource temporarily unavailable", 254);
    }
    pipelines.setGroup(child, null);
    pipelines.await(List.of(child));
    pipelines.reportSignal(child, shell.source().isEmpty() ? String.join(" ", arguments) : source);
    return child.status();
  }

  private int cannotRun(String name, SystemError e) {
    boolean bash = shell.session().dialect() == Dialect.BASH;
    if (e.errno() == Errno.EACCES && shell.process().files().isDirectory(name)) {
      shell.error(name + ": " + (bash ? "Is a directory" : "Permission denied"));
      return 126;
    }
    if (e.errno() == Errno.ENOENT) {
      // the file is there, so it is a script whose interpreter is not
      shell.error(bash ? name + ": cannot execute: required file not found" : name + ": not found");
      return 127;
    }
    shell.error(name + ": " + e.text());
    return 126;
  }

  /** A text file without {@code #!}: a child of this shell runs it. */
  private int script(String file, List<String> arguments) {
    String text;
    try {
      text = shell.process().files().text(file);
    } catch (SystemError e) {
      return cannotRun(file, e);
    }
    if (text.indexOf('\0') >= 0 || text.startsWith("\u007f")) {
      shell.error(file + ": cannot execute binary file: Exec format error");
      return 126;
    }
    List<String> argv = new ArrayList<>();
    argv.add(shell.session().dialect().shellName());
    argv.add(file);
    argv.addAll(arguments.subList(1, arguments.size()));
    ShellProgram program = new ShellProgram(shell.session().dialect());
    return start(new ProgramLoader.Loaded(program, argv), shell.session().environment(), arguments);
  }
}
