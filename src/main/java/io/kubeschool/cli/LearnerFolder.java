package io.kubeschool.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the learner's things are kept on the host. Models the XDG base directory specification. */
final class LearnerFolder {

  private LearnerFolder() {}

  /** {@code $XDG_DATA_HOME/kubeschool}, made if it is not there. */
  static Path path() {
    String data = System.getenv("XDG_DATA_HOME");
    Path base =
        data == null || data.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(data);
    return made(base.resolve("kubeschool"));
  }

  /** That folder, made if it is not there. */
  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder + " for your progress", e);
    }
  }

  /** The folder that holds {@code lessons} and its translations. */
  static Path content() {
    return Path.of(System.getProperty("kubeschool.home", "."));
  }
}
