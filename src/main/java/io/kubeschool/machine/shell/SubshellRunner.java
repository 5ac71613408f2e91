package io.kubeschool.machine.shell;

import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.shell.ShellExit.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** Runs subshells and command substitutions. Models POSIX XCU 2.6.3 and 2.12. */
final class SubshellRunner {

  private final Interpreter shell;

  SubshellRunner(Interpreter shell) {
    this.shell = shell;
  }

  /** Runs commands in a copy of this shell, in this process; takes over {@code files}. */
  int run(CommandList body, Descriptors files) {
    return child(files, inner -> inner.run(body));
  }

  private int child(Descriptors files, ToIntFunction<Interpreter> action) {
    if (shell.isNestedTooDeep()) {
      files.release();
      throw new Failure("maximum subshell nesting level exceeded", 1);
    }
    Interpreter inner = shell.forProcess(shell.session().fork(), shell.process(), files);
    try {
      try {
        inner.session().setStatus(action.applyAsInt(inner));
      } catch (ShellExit.LineInterrupted e) {
        throw e;
      } catch (ShellExit e) {
        inner.leave(e);
      }
      return inner.traps().runExit();
    } finally {
      shell.process().changeDirectory(shell.session().directory());
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
    Descriptors files = shell.descriptors().copy();
    files.set(1, new Descriptors.Open(null, buffer));
    shell.session().setStatus(run(body, files));
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
    String file = shell.expander().text(s.redirections().getFirst().target());
    try {
      return withoutLineEnds(shell.process().files().text(file));
    } catch (SystemError e) {
      shell.error(shell.session().dialect().cannotOpen(file, e.errno()));
      shell.session().setStatus(1);
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
}
