package io.kubeschool.machine.shell;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.SystemError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code bash} or {@code sh}: runs {@code -c} texts, scripts, standard input, or, on a terminal,
 * what is typed.
 */
public final class ShellProgram implements Program {

  private static final String BUSYBOX = "/bin/busybox";

  private final Dialect dialect;

  /** A shell of that kind. */
  public ShellProgram(Dialect dialect) {
    this.dialect = dialect;
  }

  /** GNU bash. */
  public static Program bash() {
    return new ShellProgram(Dialect.BASH);
  }

  /** A machine's {@code sh}: BusyBox's where that is installed, else dash. */
  public static Program posix() {
    ShellProgram ash = new ShellProgram(Dialect.ASH);
    ShellProgram dash = new ShellProgram(Dialect.DASH);
    return self -> (self.files().exists(BUSYBOX) ? ash : dash).run(self);
  }

  @Override
  public int run(Process self) {
    List<String> arguments = self.arguments();
    ShellSession session = new ShellSession(dialect, self.environment(), self.directory());
    session.setName(displayName(arguments.getFirst()));
    int i = 1;
    boolean command = false;
    boolean interactive = false;
    boolean fromInput = false;
    for (; i < arguments.size() && arguments.get(i).matches("[-+].+"); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        i++;
        break;
      }
      if (argument.equals("--version")) {
        return version(self);
      }
      if (argument.startsWith("--")) {
        continue;
      }
      boolean on = argument.charAt(0) == '-';
      for (char letter : argument.substring(1).toCharArray()) {
        switch (letter) {
          case 'c' -> command = true;
          case 'i' -> interactive = true;
          case 's' -> fromInput = true;
          case 'l' -> {
            // a login shell reads the same
          }
          case 'o' -> {
            if (i + 1 < arguments.size()) {
              session.setOption(arguments.get(++i), on);
            }
          }
          default -> {
            String name = SetOptions.name(letter);
            if (name == null) {
              self.err().println(session.name() + ": -" + letter + ": invalid option");
              return 2;
            }
            session.setOption(name, on);
          }
        }
      }
    }
    List<String> rest = arguments.subList(i, arguments.size());
    Descriptors descriptors = new Descriptors(self.in(), self.spec().out(), self.spec().err());
    try {
      if (command) {
        return command(self, session, descriptors, rest);
      }
      if (!rest.isEmpty() && !fromInput) {
        return script(self, session, descriptors, rest);
      }
      session.setParameters(rest);
      if (interactive || self.inIsTerminal()) {
        return new InteractiveShell(session, self, descriptors).run();
      }
      return input(self, session, descriptors);
    } finally {
      descriptors.release();
    }
  }

  private static String displayName(String name) {
    String base = name.substring(name.lastIndexOf('/') + 1);
    return base.startsWith("-") ? base.substring(1) : name;
  }

  private int version(Process self) {
    self.out()
        .println(
            dialect == Dialect.BASH
                ? "GNU bash, version 5.2.37(1)-release (x86_64-pc-linux-gnu)"
                : self.arguments().getFirst());
    return 0;
  }

  private int command(
      Process self, ShellSession session, Descriptors descriptors, List<String> rest) {
    if (rest.isEmpty()) {
      self.err()
          .println(
              session.name()
                  + (dialect == Dialect.BASH
                      ? ": -c: option requires an argument"
                      : dialect == Dialect.ASH
                          ? ": -c requires an argument"
                          : ": 0: -c requires an argument"));
      return 2;
    }
    session.setCommandString(true);
    if (rest.size() > 1) {
      session.setName(rest.get(1));
      session.setParameters(rest.subList(2, rest.size()));
    }
    return new Interpreter(session, self, descriptors).runText(rest.getFirst(), 1, false);
  }

  private int script(
      Process self, ShellSession session, Descriptors descriptors, List<String> rest) {
    String file = rest.getFirst();
    String text;
    try {
      if (self.files().isDirectory(file)) {
        self.err().println(file + ": " + file + ": Is a directory");
        return 126;
      }
      text = self.files().text(file);
    } catch (SystemError e) {
      String where = dialect == Dialect.DASH ? ": 0: " : ": ";
      self.err().println(session.name() + where + dialect.cannotOpen(file, e.errno()));
      return dialect == Dialect.BASH ? 127 : 2;
    }
    if (text.startsWith(io.kubeschool.machine.ProgramTable.MAGIC)) {
      self.err().println(file + ": " + file + ": cannot execute binary file");
      return 126;
    }
    session.setName(file);
    session.setParameters(rest.subList(1, rest.size()));
    return new Interpreter(session, self, descriptors).runText(text, 1, true);
  }

  private int input(Process self, ShellSession session, Descriptors descriptors) {
    String text;
    try {
      text = new String(self.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return 1;
    }
    return new Interpreter(session, self, descriptors).runText(text, 1, true);
  }
}
