package io.kubeschool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.util.Map;

/** Finds what is at a path as a process sees it. Models Linux's fs/namei.c. */
final class FileLookup {

  private static final int MAX_LINKS = 40;
  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

  private final Process process;

  FileLookup(Process process) {
    this.process = process;
  }

  /** What is there, or null. */
  FileStatus statusOrNull(String name, boolean follow) {
    if (name.isEmpty()) {
      return null;
    }
    String absolute = process.absolute(name);
    SpecialFile special = process.machine().specialFile(process, absolute);
    if (special != null) {
      return new FileStatus(
          special.isDevice() ? 'c' : '-',
          special.isDevice() ? 0666 : 0444,
          0,
          0,
          0,
          1,
          1,
          process.now());
    }
    if (follow) {
      absolute = resolveLinks(absolute);
      if (process.machine().specialFile(process, absolute) != null) {
        return statusOrNull(absolute, false);
      }
    }
    FileStatus status = read(process.machine().path(absolute));
    return status != null && name.endsWith("/") && !status.isDirectory() ? null : status;
  }

  private static FileStatus read(Path path) {
    try {
      Map<String, Object> unix = Files.readAttributes(path, "unix:*", NO_FOLLOW);
      char type =
          unix.get("isDirectory").equals(true)
              ? 'd'
              : unix.get("isSymbolicLink").equals(true) ? 'l' : '-';
      int mode = (int) unix.get("mode") & 0777;
      return new FileStatus(
          type,
          type == 'l' ? 0777 : mode,
          id(unix.get("owner")),
          id(unix.get("group")),
          type == 'd'
              ? 4096
              : type == 'l'
                  ? Files.readSymbolicLink(path).toString().length()
                  : (long) unix.get("size"),
          (int) unix.get("nlink"),
          ((Number) unix.get("ino")).longValue(),
          ((FileTime) unix.get("lastModifiedTime")).toInstant());
    } catch (IOException e) {
      return null;
    }
  }

  private static int id(Object principal) {
    try {
      return Integer.parseInt(((Principal) principal).getName());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The absolute path where the links that are a path's last name lead. */
  String resolveLinks(String absolute) {
    String path = absolute;
    for (int i = 0; i < MAX_LINKS; i++) {
      Path file = process.machine().path(path);
      if (!Files.isSymbolicLink(file)) {
        return path;
      }
      try {
        path = PathName.absolute(PathName.parent(path), Files.readSymbolicLink(file).toString());
      } catch (IOException e) {
        throw new SystemError(Errno.EIO);
      }
    }
    throw new SystemError(Errno.ELOOP);
  }

  /** Why nothing is there. */
  SystemError missing(String name) {
    String absolute = process.absolute(name);
    for (String parent = PathName.parent(absolute);
        !parent.equals("/");
        parent = PathName.parent(parent)) {
      Path file = process.machine().path(parent);
      if (Files.exists(file)) {
        return new SystemError(Files.isDirectory(file) ? Errno.ENOENT : Errno.ENOTDIR);
      }
    }
    if (name.endsWith("/") && statusOrNull(absolute, true) != null) {
      return new SystemError(Errno.ENOTDIR);
    }
    return new SystemError(Errno.ENOENT);
  }

  /** The absolute path behind all links; its last name need not exist. */
  String realPath(String name) {
    String resolved = "/";
    for (String part : process.absolute(name).split("/")) {
      if (!part.isEmpty()) {
        resolved = resolveLinks(PathName.join(resolved, part));
      }
    }
    return resolved;
  }
}
