package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.ProcessFiles;
import io.kubeschool.kubectl.error.CommandError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Reads the files of a kustomization, relative to its folder. Models api internal/loader:
 * FileLoader, LoadRestrictions, and kyaml filesys: CleanedAbs, ConfirmDir.
 */
final class Loader {

  private static final String NOT_DIRECTORY = "must build at directory: ";

  private final Path root;
  private final boolean anyFile;
  private final Loader referrer;

  private Loader(Path root, boolean anyFile, Loader referrer) {
    this.root = root;
    this.anyFile = anyFile;
    this.referrer = referrer;
  }

  /**
   * A loader at the folder where the build begins.
   *
   * @param path as it was given
   * @param start the same, resolved
   * @throws CommandError if it is no folder, or not on this machine
   */
  static Loader at(String path, Path start, boolean anyFile) {
    if (GitAddress.matches(path)) {
      throw GitAddress.unreachable();
    }
    return new Loader(confirmed(path, start), anyFile, null);
  }

  /** Its folder, without links. */
  String root() {
    return root.toString();
  }

  /**
   * A loader at a folder that this one's kustomization names.
   *
   * @throws CommandError if it is no folder, or the build would go in a circle
   */
  Loader descend(String path) {
    if (path.isEmpty()) {
      throw new CommandError("new root cannot be empty");
    }
    if (GitAddress.matches(path)) {
      throw GitAddress.unreachable();
    }
    if (path.startsWith("/")) {
      throw new CommandError("new root '" + path + "' cannot be absolute");
    }
    Path joined = root.resolve(path).normalize();
    Path folder = confirmed(joined.toString(), joined);
    for (Loader visited = this; visited != null; visited = visited.referrer) {
      if (visited.root.startsWith(folder)) {
        throw new CommandError(
            "cycle detected: candidate root '"
                + folder
                + "' contains visited root '"
                + visited.root
                + "'");
      }
    }
    return new Loader(folder, anyFile, this);
  }

  /**
   * A file's content.
   *
   * @throws CommandError if it cannot or must not be read
   */
  byte[] load(String path) {
    if (path.startsWith("http://") || path.startsWith("https://")) {
      throw GitAddress.noSuchHost(path);
    }
    Path file = root.resolve(path).normalize();
    if (!anyFile) {
      Path real = real(file.toString(), file);
      if (Files.isDirectory(real)) {
        throw new CommandError("'" + file + "' must resolve to a file");
      }
      if (!real.startsWith(root)) {
        throw new CommandError("security; file '" + file + "' is not in or below '" + root + "'");
      }
      file = real;
    }
    try {
      if (Files.isDirectory(file)) {
        throw new CommandError("read " + file + ": is a directory");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandError("open " + file + ": " + ProcessFiles.reason(e));
    }
  }

  /** A file's text. */
  String loadText(String path) {
    return new String(load(path), StandardCharsets.UTF_8);
  }

  /** A file's text, or null if it cannot be read. */
  String loadIfPresent(String path) {
    try {
      return loadText(path);
    } catch (CommandError _) {
      return null;
    }
  }

  private static Path confirmed(String path, Path place) {
    if (path.isEmpty()) {
      throw new CommandError(NOT_DIRECTORY + "directory path cannot be empty");
    }
    Path real;
    try {
      real = real(path, place);
    } catch (CommandError e) {
      throw new CommandError(NOT_DIRECTORY + "not a valid directory: " + e.getMessage());
    }
    if (!Files.isDirectory(real)) {
      throw new CommandError(NOT_DIRECTORY + "'" + path + "': file is not directory");
    }
    return real;
  }

  private static Path real(String path, Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    Path known = absolute.getRoot();
    try {
      for (Path part : absolute) {
        if (!Files.isDirectory(known)) {
          throw new CommandError("evalsymlink failure on '" + path + "' : not a directory");
        }
        known = known.resolve(part);
        if (!Files.exists(known, LinkOption.NOFOLLOW_LINKS) || !Files.exists(known)) {
          throw new CommandError(
              "evalsymlink failure on '"
                  + path
                  + "' : lstat "
                  + known
                  + ": no such file or directory");
        }
      }
      return absolute.toRealPath();
    } catch (FileSystemException e) {
      throw new CommandError(
          "evalsymlink failure on '" + path + "' : lstat " + known + ": " + e.getReason());
    } catch (IOException e) {
      throw new CommandError(
          "evalsymlink failure on '" + path + "' : lstat " + known + ": " + e.getMessage());
    }
  }
}
