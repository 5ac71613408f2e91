package io.kubeschool.kubectl;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.machine.Process;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of kubectl's machine, with errors in Go's words. Models os.ReadFile and WriteFile. */
public final class ProcessFiles {

  private ProcessFiles() {}

  /**
   * The text of a file.
   *
   * @throws CommandError if it cannot be read
   */
  public static String read(Process process, String name) {
    Path path = process.path(name);
    if (Files.isDirectory(path)) {
      throw new CommandError("read " + name + ": is a directory");
    }
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new CommandError("open " + name + ": " + reason(e));
    }
  }

  /**
   * Writes a file, and the directories above it.
   *
   * @throws CommandError if it cannot be written
   */
  public static void write(Process process, String name, String text) {
    Path path = process.path(name);
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new CommandError("open " + name + ": " + reason(e));
    }
  }

  /** What Go says about such a failure. */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      default -> e.getMessage();
    };
  }
}
