package io.kubeschool.machine.shell;

/** Ways out of the commands that run; none is a fault, so none has a stack trace. */
abstract sealed class ShellExit extends RuntimeException {

  private ShellExit(String message) {
    super(message, null, false, false);
  }

  /** The shell ends. */
  static final class Exit extends ShellExit {
    private final int status;

    Exit(int status) {
      super("exit");
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** A function or a sourced file ends. */
  static final class Return extends ShellExit {
    private final int status;

    Return(int status) {
      super("return");
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** Loops end, or their innermost goes on with its next turn. */
  static final class Loop extends ShellExit {
    private final int levels;
    private final boolean next;

    Loop(int levels, boolean next) {
      super("loop");
      this.levels = levels;
      this.next = next;
    }

    int levels() {
      return levels;
    }

    boolean next() {
      return next;
    }
  }

  /** An error that ends the command line, or a script; its message is still to be printed. */
  static final class Failure extends ShellExit {
    private final int status;

    Failure(String message, int status) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** Ctrl-C: the command line ends, an interactive shell goes on. */
  static final class LineInterrupted extends ShellExit {
    LineInterrupted() {
      super("interrupt");
    }
  }
}
