package io.kubeschool.machine.program;

import io.kubeschool.machine.PathName;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessFiles;
import io.kubeschool.machine.SystemError;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/** One run of a tool: its process, options and operands. */
final class Call {

  private final Process self;
  private final Options.Parsed parsed;
  private int status;

  Call(Process self, Options.Parsed parsed) {
    this.self = self;
    this.parsed = parsed;
  }

  Process self() {
    return self;
  }

  /** What it was called, without directories. */
  String name() {
    return PathName.base(self.arguments().getFirst());
  }

  PrintStream out() {
    return self.out();
  }

  ProcessFiles files() {
    return self.files();
  }

  boolean has(char letter) {
    return parsed.options().stream().anyMatch(o -> o.letter() == letter);
  }

  /** The last value of an option, or null. */
  String value(char letter) {
    return parsed.options().stream()
        .filter(o -> o.letter() == letter)
        .map(o -> o.value() == null ? "" : o.value())
        .reduce((a, b) -> b)
        .orElse(null);
  }

  /** The last of several options that exclude each other, or 0. */
  char last(String letters) {
    return parsed.options().stream()
        .map(Options.Given::letter)
        .filter(l -> letters.indexOf(l) >= 0)
        .reduce((a, b) -> b)
        .orElse((char) 0);
  }

  List<Options.Given> options() {
    return parsed.options();
  }

  List<String> operands() {
    return parsed.operands();
  }

  /** Prints an error; the tool will end with at least that status. */
  void error(String message, int newStatus) {
    self.err().println(name() + ": " + message);
    status = Math.max(status, newStatus);
  }

  /** Prints an error; the tool will end with status 1 or more. */
  void error(String message) {
    error(message, 1);
  }

  /** The exit status that errors have given. */
  int status() {
    return status;
  }

  /** A number of an option or operand; complains as {@code what} if it is none. */
  long number(String text, String what) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new Options.UsageError("\f" + what + ": ‘" + text + "’");
    }
    return Long.parseLong(text);
  }

  /** What a reader of a file may throw. */
  @FunctionalInterface
  interface Reader {
    void read(InputStream in) throws IOException;
  }

  /** Opens a file, or standard input for {@code -}; reports failures as {@code file: reason}. */
  boolean read(String file, Reader reader) {
    return read(file, reader, text -> error(file + ": " + text));
  }

  /** The same with its own way to report. */
  boolean read(String file, Reader reader, Consumer<String> report) {
    try {
      if (file.equals("-")) {
        reader.read(self.in());
      } else {
        try (InputStream in = files().open(file)) {
          reader.read(in);
        }
      }
      return true;
    } catch (SystemError e) {
      report.accept(e.text());
    } catch (IOException e) {
      report.accept("Input/output error");
    }
    return false;
  }

  /** The operands, or {@code -} if there are none. */
  List<String> inputs() {
    return parsed.operands().isEmpty() ? List.of("-") : parsed.operands();
  }

  /** GNU's quotes around a name. */
  static String quoted(String name) {
    return "'" + name + "'";
  }
}
