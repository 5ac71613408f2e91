package io.kubeschool.machine.shell;

import io.kubeschool.machine.SharedInput;
import io.kubeschool.machine.SharedOutput;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.shell.Command.Redirection;
import io.kubeschool.machine.shell.Descriptors.Open;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Opens what redirections name. Models POSIX XCU 2.7. */
final class Redirector {

  private final Interpreter shell;

  Redirector(Interpreter shell) {
    this.shell = shell;
  }

  /** Changes {@code files} in order; prints the first failure and gives false. */
  boolean apply(List<Redirection> redirections, Descriptors files) {
    for (Redirection redirection : redirections) {
      if (!apply(redirection, files)) {
        return false;
      }
    }
    return true;
  }

  private boolean apply(Redirection redirection, Descriptors files) {
    if (redirection.document() != null) {
      Word body = redirection.document().body();
      files.set(redirection.fd(), text(body == null ? "" : shell.expander().text(body)));
      return true;
    }
    String operator = redirection.operator();
    if (operator.equals("<<<")) {
      files.set(redirection.fd(), text(shell.expander().text(redirection.target()) + "\n"));
      return true;
    }
    List<String> words = shell.expander().arguments(List.of(redirection.target()));
    if (words.size() != 1) {
      shell.error(redirection.target().source() + ": ambiguous redirect");
      return false;
    }
    String target = words.getFirst();
    boolean duplicates = operator.equals(">&") || operator.equals("<&");
    if (duplicates && (target.equals("-") || target.matches("[0-9]{1,3}-?"))) {
      return duplicate(redirection.fd(), target, files);
    }
    if (operator.equals("<&")) {
      shell.error(target + ": ambiguous redirect");
      return false;
    }
    return operator.startsWith("<") && !operator.equals("<>")
        ? read(redirection.fd(), target, files)
        : write(redirection, target, files);
  }

  private static Open text(String text) {
    return new Open(
        new SharedInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), null);
  }

  private boolean duplicate(int fd, String target, Descriptors files) {
    if (target.equals("-")) {
      files.set(fd, null);
      return true;
    }
    int source = Integer.parseInt(target.replace("-", ""));
    Open file = files.get(source);
    if (file == null) {
      shell.error(target + ": Bad file descriptor");
      return false;
    }
    files.duplicate(fd, file);
    if (target.endsWith("-")) {
      files.set(source, null);
    }
    return true;
  }

  private boolean read(int fd, String target, Descriptors files) {
    try {
      files.set(fd, new Open(new SharedInput(shell.process().files().open(target)), null));
      return true;
    } catch (SystemError e) {
      shell.error(shell.session().dialect().cannotOpen(target, e.errno()));
      return false;
    }
  }

  private boolean write(Redirection redirection, String target, Descriptors files) {
    String operator = redirection.operator();
    boolean append = operator.equals(">>") || operator.equals("&>>") || operator.equals("<>");
    if (operator.equals(">")
        && shell.session().has("noclobber")
        && shell.process().files().isFile(target)) {
      shell.error(target + ": cannot overwrite existing file");
      return false;
    }
    try {
      SharedOutput out = new SharedOutput(shell.process().files().create(target, append));
      boolean both = redirection.fd() == -1 || operator.equals(">&");
      Open file = new Open(null, out);
      files.set(both ? 1 : redirection.fd(), file);
      if (both) {
        files.duplicate(2, file);
      }
      return true;
    } catch (SystemError e) {
      shell.error(shell.session().dialect().cannotCreate(target, e.errno()));
      return false;
    }
  }
}
