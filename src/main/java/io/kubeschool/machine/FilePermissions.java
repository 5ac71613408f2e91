package io.kubeschool.machine;

/** What a process may do to files. Models Linux's fs/namei.c: inode_permission. */
final class FilePermissions {

  private final Process process;
  private final FileLookup lookup;

  FilePermissions(Process process, FileLookup lookup) {
    this.process = process;
    this.lookup = lookup;
  }

  /** Whether the process's user may read (4), write (2), execute (1) that. */
  boolean permits(FileStatus status, int wanted) {
    Account account = process.account();
    if (account.uid() == 0) {
      return (wanted & 1) == 0 || status.isDirectory() || status.isExecutable();
    }
    int shift = status.uid() == account.uid() ? 6 : status.gid() == account.gid() ? 3 : 0;
    return (status.mode() >> shift & wanted) == wanted;
  }

  /** Whether a path lies on a mount that is not to be written. */
  boolean isReadOnly(String absolute) {
    Mount mount = process.machine().mountOf(absolute);
    return mount != null && mount.readOnly();
  }

  /** Refuses what {@link #permits} does not. */
  void require(FileStatus status, int wanted) {
    if (!permits(status, wanted)) {
      throw new SystemError(Errno.EACCES);
    }
  }

  /** Refuses a path through a directory that the user may not search. */
  void requireSearch(String absolute) {
    if (process.account().uid() == 0) {
      return;
    }
    for (String parent = PathName.parent(absolute); ; parent = PathName.parent(parent)) {
      FileStatus status = lookup.statusOrNull(parent, true);
      if (status != null) {
        require(status, 1);
      }
      if (parent.equals("/")) {
        return;
      }
    }
  }

  /** Refuses a path whose directory the user may not change. */
  void requireParentWritable(String absolute) {
    requireSearch(absolute);
    if (isReadOnly(absolute)) {
      throw new SystemError(Errno.EROFS);
    }
    FileStatus parent = lookup.statusOrNull(PathName.parent(absolute), true);
    if (parent == null) {
      throw lookup.missing(absolute);
    }
    if (!parent.isDirectory()) {
      throw new SystemError(Errno.ENOTDIR);
    }
    require(parent, 3);
  }
}
