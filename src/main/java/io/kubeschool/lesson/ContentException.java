package io.kubeschool.lesson;

import java.nio.file.Path;

/** Something is wrong with the content: one sentence with the file and, where known, the line. */
public final class ContentException extends RuntimeException {

  private final Path file;
  private final int line;

  /**
   * What is wrong and where.
   *
   * @param line from 1; 0 if the file as a whole is meant
   */
  public ContentException(Path file, int line, String message) {
    super(file + (line > 0 ? ":" + line : "") + ": " + message);
    this.file = file;
    this.line = line;
  }

  /** The file that is wrong. */
  public Path file() {
    return file;
  }

  /** The line, from 1, or 0. */
  public int line() {
    return line;
  }
}
