package io.kubeschool.machine.shell;

import io.kubeschool.machine.Account;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a shell keeps from line to line: variables, functions, aliases, options, the working
 * directory, jobs. Lines are run by {@linkplain #line programs} made from it, one after another, so
 * that each may have streams of its own.
 */
public final class ShellSession {

  private final Dialect dialect;
  private final Variables variables;
  private final SortedMap<String, Command.Function> functions = new TreeMap<>();
  private final SortedMap<String, String> aliases = new TreeMap<>();
  private final SortedSet<String> options = new TreeSet<>();
  private final SortedMap<String, String> traps = new TreeMap<>();
  private final List<String> history = new ArrayList<>();
  private final JobTable jobs = new JobTable();
  private List<String> parameters = List.of();
  private String name;
  private String directory;
  private String oldDirectory;
  private CommandResolver resolver = CommandResolver.NONE;
  private boolean interactive;
  private boolean commandString;
  private int status;
  private int shellPid;
  private int lastBackground;

  /**
   * A fresh session.
   *
   * @param environment the variables that it inherits
   * @param directory its working directory, absolute
   */
  public ShellSession(Dialect dialect, Map<String, String> environment, String directory) {
    this(dialect, new Variables(), directory);
    environment.forEach((key, value) -> {
      variables.set(key, value);
      variables.make(key).setExported(true);
    });
    variables.set("IFS", " \t\n");
    variables.set("PWD", directory);
    variables.make("PWD").setExported(true);
    variables.set("OPTIND", "1");
    if (dialect == Dialect.BASH) {
      variables.set("BASH_VERSION", "5.2.37(1)-release");
      variables.set("BASH", "/bin/bash");
    }
  }

  private ShellSession(Dialect dialect, Variables variables, String directory) {
    this.dialect = dialect;
    this.variables = variables;
    this.directory = directory;
    this.name = dialect.shellName();
  }

  /** A session as {@code account} finds it at login: HOME, USER, PATH and the rest are set. */
  public static ShellSession login(Dialect dialect, Account account, String path) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", account.home());
    environment.put("USER", account.name());
    environment.put("LOGNAME", account.name());
    environment.put("SHELL", account.shell());
    environment.put("PATH", path);
    environment.put("TERM", "xterm-256color");
    environment.put("LANG", "C.UTF-8");
    return new ShellSession(dialect, environment, account.home());
  }

  /** A copy that goes its own way, as a subshell has. */
  public ShellSession fork() {
    ShellSession copy = new ShellSession(dialect, variables.copy(), directory);
    copy.functions.putAll(functions);
    copy.aliases.putAll(aliases);
    copy.options.addAll(options);
    copy.traps.putAll(traps);
    copy.traps.values().removeIf(action -> !action.isEmpty());
    copy.parameters = parameters;
    copy.name = name;
    copy.oldDirectory = oldDirectory;
    copy.resolver = resolver;
    copy.commandString = commandString;
    copy.status = status;
    copy.shellPid = shellPid;
    copy.lastBackground = lastBackground;
    return copy;
  }

  /**
   * A program that runs {@code text} in this session as {@code bash -c} would, with its process's
   * streams; its exit status is the last command's. Only one may run at a time.
   */
  public Program line(String text) {
    return line(text, 1);
  }

  /** The same, where the text's first line has that number in error messages. */
  public Program line(String text, int firstLine) {
    return self -> runLine(self, text, firstLine);
  }

  private int runLine(Process self, String text, int firstLine) {
    commandString = true;
    shellPid = self.pid();
    Descriptors descriptors = new Descriptors(self.in(), self.spec().out(), self.spec().err());
    try {
      return new Interpreter(this, self, descriptors).runText(text, firstLine, false);
    } finally {
      descriptors.release();
    }
  }

  /** Tries {@code newResolver} for commands that are not found. */
  public void setResolver(CommandResolver newResolver) {
    resolver = newResolver;
  }

  /** What it holds now, to compare with what it holds later. */
  public ShellState state() {
    return ShellState.of(this);
  }

  /** The exit status of the last command. */
  public int status() {
    return status;
  }

  /** The working directory, absolute. */
  public String directory() {
    return directory;
  }

  /** A variable's text, or "". */
  public String variable(String variable) {
    String value = variables.value(variable);
    return value == null ? "" : value;
  }

  /** Sets a variable. */
  public void setVariable(String variable, String value, boolean exported) {
    variables.set(variable, value);
    variables.make(variable).setExported(exported);
  }

  /** Defines an alias, and lets aliases count in every line. */
  public void setAlias(String alias, String text) {
    options.add("expand_aliases");
    aliases.put(alias, text);
  }

  /** What child processes get as their variables. */
  public Map<String, String> environment() {
    return variables.environment();
  }

  /** The lines that were typed, oldest first; the session's own to add to. */
  public List<String> history() {
    return history;
  }

  /** The names that mean something at a line's beginning besides executables. */
  public SortedSet<String> commandNames() {
    SortedSet<String> names = new TreeSet<>(aliases.keySet());
    names.addAll(functions.keySet());
    names.addAll(Builtins.names());
    return names;
  }

  Dialect dialect() {
    return dialect;
  }

  Variables variables() {
    return variables;
  }

  SortedMap<String, Command.Function> functions() {
    return functions;
  }

  SortedMap<String, String> aliases() {
    return aliases;
  }

  SortedMap<String, String> traps() {
    return traps;
  }

  JobTable jobs() {
    return jobs;
  }

  CommandResolver resolver() {
    return resolver;
  }

  boolean has(String option) {
    return options.contains(option);
  }

  void setOption(String option, boolean on) {
    if (on) {
      options.add(option);
    } else {
      options.remove(option);
    }
  }

  SortedSet<String> options() {
    return options;
  }

  List<String> parameters() {
    return parameters;
  }

  void setParameters(List<String> newParameters) {
    parameters = List.copyOf(newParameters);
  }

  String name() {
    return name;
  }

  void setName(String newName) {
    name = newName;
  }

  boolean isInteractive() {
    return interactive;
  }

  void setInteractive(boolean value) {
    interactive = value;
  }

  boolean isCommandString() {
    return commandString;
  }

  void setCommandString(boolean value) {
    commandString = value;
  }

  void setStatus(int newStatus) {
    status = newStatus;
  }

  void setDirectory(String newDirectory) {
    oldDirectory = directory;
    directory = newDirectory;
    variables.set("OLDPWD", oldDirectory);
    variables.set("PWD", directory);
  }

  int shellPid() {
    return shellPid;
  }

  void setShellPid(int pid) {
    shellPid = pid;
  }

  int lastBackground() {
    return lastBackground;
  }

  void setLastBackground(int pid) {
    lastBackground = pid;
  }
}
