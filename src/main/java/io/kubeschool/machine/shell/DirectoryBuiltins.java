package io.kubeschool.machine.shell;

import io.kubeschool.machine.Errno;
import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.SystemError;
import java.util.List;
import java.util.Map;

/** {@code cd} and {@code pwd}. */
final class DirectoryBuiltins {

  private DirectoryBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("cd", DirectoryBuiltins::cd);
    table.put("pwd", DirectoryBuiltins::pwd);
  }

  private static int pwd(Interpreter shell, List<String> arguments) {
    String directory = shell.session().directory();
    boolean physical = arguments.contains("-P");
    shell.out().println(physical ? shell.process().files().realPath(directory) : directory);
    return 0;
  }

  private static int cd(Interpreter shell, List<String> arguments) {
    List<String> operands =
        arguments.subList(1, arguments.size()).stream()
            .filter(a -> !a.matches("-[LPe]|--"))
            .toList();
    if (operands.size() > 1 && shell.session().dialect() == Dialect.BASH) {
      shell.error("cd: too many arguments");
      return 1;
    }
    String target;
    boolean print = false;
    if (operands.isEmpty()) {
      target = shell.session().variables().value("HOME");
      if (target == null) {
        shell.error("cd: HOME not set");
        return 1;
      }
    } else if (operands.getFirst().equals("-")) {
      target = shell.session().variables().value("OLDPWD");
      print = true;
      if (target == null) {
        shell.error("cd: OLDPWD not set");
        return 1;
      }
    } else {
      target = operands.getFirst();
    }
    if (target.isEmpty()) {
      return 0;
    }
    String directory = PathName.absolute(shell.session().directory(), target);
    Errno problem = problem(shell, directory, target);
    if (problem != null) {
      shell.error(shell.session().dialect().cannotChangeDirectory(target, problem));
      return shell.session().dialect() == Dialect.DASH ? 2 : 1;
    }
    shell.session().setDirectory(directory);
    shell.process().changeDirectory(directory);
    if (print) {
      shell.out().println(directory);
    }
    return 0;
  }

  private static Errno problem(Interpreter shell, String directory, String target) {
    try {
      FileStatus status = shell.process().files().status(directory, true);
      if (!status.isDirectory()) {
        return Errno.ENOTDIR;
      }
      return shell.process().files().mayAccess(directory, 1) ? null : Errno.EACCES;
    } catch (SystemError e) {
      return e.errno();
    }
  }
}
