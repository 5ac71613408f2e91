package io.kubeschool.machine.shell;

import io.kubeschool.machine.Errno;

/** Which shell it is: what its errors say. */
public enum Dialect {
  /** GNU bash 5.2. */
  BASH("bash"),
  /** BusyBox's ash. */
  ASH("sh"),
  /** Debian's dash. */
  DASH("sh");

  private final String shellName;

  Dialect(String shellName) {
    this.shellName = shellName;
  }

  /** How it is usually called. */
  public String shellName() {
    return shellName;
  }

  /** What stands before the line's number in messages. */
  String linePrefix(int line) {
    return switch (this) {
      case BASH -> "line " + line + ": ";
      case ASH -> "";
      case DASH -> line + ": ";
    };
  }

  String notFound(String name) {
    return name + (this == BASH ? ": command not found" : ": not found");
  }

  String cannotCreate(String file, Errno errno) {
    return switch (this) {
      case BASH -> file + ": " + errno.text();
      case ASH ->
          "can't create "
              + file
              + ": "
              + (errno == Errno.ENOENT ? "nonexistent directory" : errno.text());
      case DASH ->
          "cannot create "
              + file
              + ": "
              + (errno == Errno.ENOENT ? "Directory nonexistent" : errno.text());
    };
  }

  String cannotOpen(String file, Errno errno) {
    return switch (this) {
      case BASH -> file + ": " + errno.text();
      case ASH ->
          "can't open " + file + ": " + (errno == Errno.ENOENT ? "no such file" : errno.text());
      case DASH ->
          "cannot open " + file + ": " + (errno == Errno.ENOENT ? "No such file" : errno.text());
    };
  }

  String cannotChangeDirectory(String directory, Errno errno) {
    return this == BASH
        ? "cd: " + directory + ": " + errno.text()
        : "cd: can't cd to " + directory + (this == ASH ? ": " + errno.text() : "");
  }

  /** The status of a command whose redirection failed. */
  int redirectionFailure() {
    return this == DASH ? 2 : 1;
  }
}
