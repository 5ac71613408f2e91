package io.kubeschool.machine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a machine as one process sees them: paths relative to its working directory, its
 * user's permissions, mounts and special files. Every method may throw {@link SystemError}.
 */
public final class ProcessFiles {

  private final Process process;
  private final FileLookup lookup;
  private final FilePermissions permissions;
  private int umask;

  ProcessFiles(Process process) {
    this.process = process;
    this.lookup = new FileLookup(process);
    this.permissions = new FilePermissions(process, lookup);
    this.umask = process.parent() == null ? 022 : process.parent().files().umask;
  }

  /** The permissions that new files do not get. */
  public int umask() {
    return umask;
  }

  /** Changes the permissions that new files do not get. */
  public void setUmask(int newUmask) {
    umask = newUmask & 0777;
  }

  /** Whether something is there; links are followed. */
  public boolean exists(String name) {
    return statusOrNull(name, true) != null;
  }

  /** Whether a directory is there; links are followed. */
  public boolean isDirectory(String name) {
    FileStatus status = statusOrNull(name, true);
    return status != null && status.isDirectory();
  }

  /** Whether a regular file is there; links are followed. */
  public boolean isFile(String name) {
    FileStatus status = statusOrNull(name, true);
    return status != null && status.isRegular();
  }

  /** What is there. */
  public FileStatus status(String name, boolean follow) {
    FileStatus status = statusOrNull(name, follow);
    if (status == null) {
      throw lookup.missing(name);
    }
    return status;
  }

  /** What is there, or null. */
  public FileStatus statusOrNull(String name, boolean follow) {
    return lookup.statusOrNull(name, follow);
  }

  /** Whether the process's user may read (4), write (2), execute (1) what is there. */
  public boolean mayAccess(String name, int wanted) {
    FileStatus status = statusOrNull(name, true);
    if (status == null) {
      return false;
    }
    if ((wanted & 2) != 0 && permissions.isReadOnly(process.absolute(name))) {
      return false;
    }
    return permissions.permits(status, wanted);
  }

  /** Opens a file to read it. */
  public InputStream open(String name) {
    String absolute = process.absolute(name);
    FileStatus status = status(name, true);
    absolute = lookup.resolveLinks(absolute);
    SpecialFile special = process.machine().specialFile(process, absolute);
    if (special != null) {
      return special.read();
    }
    permissions.requireSearch(absolute);
    permissions.require(status, 4);
    if (status.isDirectory()) {
      throw new SystemError(Errno.EISDIR);
    }
    try {
      return new BufferedInputStream(Files.newInputStream(process.machine().path(absolute)));
    } catch (IOException e) {
      throw new SystemError(Errno.EIO);
    }
  }

  /** A file's bytes. */
  public byte[] read(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new SystemError(Errno.EIO);
    }
  }

  /** A file's text, as UTF-8. */
  public String text(String name) {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  /** Opens a file to write it, making it if there is none; what it held is lost unless appended. */
  public OutputStream create(String name, boolean append) {
    FileStatus status = statusOrNull(name, true);
    String absolute = lookup.resolveLinks(process.absolute(name));
    SpecialFile special = process.machine().specialFile(process, absolute);
    if (special != null) {
      return special.write();
    }
    if (name.isEmpty()) {
      throw new SystemError(Errno.ENOENT);
    }
    if (status == null) {
      if (name.endsWith("/")) {
        throw new SystemError(Errno.EISDIR);
      }
      permissions.requireParentWritable(absolute);
    } else {
      if (status.isDirectory()) {
        throw new SystemError(Errno.EISDIR);
      }
      if (permissions.isReadOnly(absolute)) {
        throw new SystemError(Errno.EROFS);
      }
      permissions.requireSearch(absolute);
      permissions.require(status, 2);
    }
    try {
      OpenOption[] options =
          append
              ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND}
              : new OpenOption[] {
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING
              };
      Path path = process.machine().path(absolute);
      OutputStream out = Files.newOutputStream(path, options);
      if (status == null) {
        own(path, 0666 & ~umask);
      }
      return new FileOutput(out);
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** Writes a whole file. */
  public void write(String name, byte[] content) {
    try (OutputStream out = create(name, false)) {
      out.write(content);
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** Writes a whole file, as UTF-8. */
  public void write(String name, String content) {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void own(Path path, int mode) throws IOException {
    FileModes.set(path, mode, process.account().uid(), process.account().gid());
  }

  /** The names in a directory, in byte order. */
  public List<String> list(String name) {
    FileStatus status = status(name, true);
    if (!status.isDirectory()) {
      throw new SystemError(Errno.ENOTDIR);
    }
    String absolute = lookup.resolveLinks(process.absolute(name));
    permissions.requireSearch(absolute);
    permissions.require(status, 4);
    try (Stream<Path> entries = Files.list(process.machine().path(absolute))) {
      List<String> names = new ArrayList<>();
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
      names.sort(null);
      return names;
    } catch (IOException e) {
      throw new SystemError(Errno.EIO);
    }
  }

  /** Makes a directory. */
  public void makeDirectory(String name) {
    String absolute = process.absolute(name);
    if (statusOrNull(absolute, false) != null) {
      throw new SystemError(Errno.EEXIST);
    }
    permissions.requireParentWritable(absolute);
    try {
      Path path = process.machine().path(absolute);
      Files.createDirectory(path);
      own(path, 0777 & ~umask);
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** Removes a name that is not a directory's. */
  public void remove(String name) {
    FileStatus status = status(name, false);
    if (status.isDirectory()) {
      throw new SystemError(Errno.EISDIR);
    }
    delete(process.absolute(name));
  }

  /** Removes an empty directory. */
  public void removeDirectory(String name) {
    FileStatus status = status(name, false);
    if (!status.isDirectory()) {
      throw new SystemError(Errno.ENOTDIR);
    }
    if (!list(name).isEmpty()) {
      throw new SystemError(Errno.ENOTEMPTY);
    }
    delete(process.absolute(name));
  }

  private void delete(String absolute) {
    Mount mount = process.machine().mountOf(absolute);
    if (absolute.equals("/") || mount != null && mount.point().equals(absolute)) {
      throw new SystemError(Errno.EBUSY);
    }
    permissions.requireParentWritable(absolute);
    try {
      Files.delete(process.machine().path(absolute));
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** Gives a file another name; a file that had it is lost. */
  public void rename(String from, String to) {
    FileStatus status = status(from, false);
    String source = process.absolute(from);
    String target = process.absolute(to);
    if (source.equals(target)) {
      return;
    }
    if (target.startsWith(source + "/")) {
      throw new SystemError(Errno.EINVAL);
    }
    permissions.requireParentWritable(source);
    permissions.requireParentWritable(target);
    FileStatus old = statusOrNull(target, false);
    if (old != null && old.isDirectory() != status.isDirectory()) {
      throw new SystemError(old.isDirectory() ? Errno.EISDIR : Errno.ENOTDIR);
    }
    if (old != null && old.isDirectory() && !list(target).isEmpty()) {
      throw new SystemError(Errno.ENOTEMPTY);
    }
    Path sourcePath = process.machine().path(source);
    Path targetPath = process.machine().path(target);
    if (sourcePath.getFileSystem() != targetPath.getFileSystem()) {
      throw new SystemError(Errno.EXDEV);
    }
    try {
      Files.move(sourcePath, targetPath, new CopyOption[] {StandardCopyOption.REPLACE_EXISTING});
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** Makes a symbolic link at {@code name}. */
  public void symbolicLink(String target, String name) {
    String absolute = process.absolute(name);
    if (statusOrNull(absolute, false) != null) {
      throw new SystemError(Errno.EEXIST);
    }
    permissions.requireParentWritable(absolute);
    try {
      Path path = process.machine().path(absolute);
      Files.createSymbolicLink(path, path.getFileSystem().getPath(target));
      FileModes.setOwner(path, process.account().uid(), process.account().gid());
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** Makes another name for a file. */
  public void hardLink(String existing, String name) {
    FileStatus status = status(existing, true);
    if (status.isDirectory()) {
      throw new SystemError(Errno.EPERM);
    }
    String absolute = process.absolute(name);
    if (statusOrNull(absolute, false) != null) {
      throw new SystemError(Errno.EEXIST);
    }
    permissions.requireParentWritable(absolute);
    try {
      Files.createLink(process.machine().path(absolute), process.path(existing));
    } catch (IOException | UnsupportedOperationException e) {
      throw new SystemError(Errno.EXDEV);
    }
  }

  /** Where a symbolic link points. */
  public String linkTarget(String name) {
    if (!status(name, false).isLink()) {
      throw new SystemError(Errno.EINVAL);
    }
    try {
      return Files.readSymbolicLink(process.path(name)).toString();
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** The absolute path behind all links; its last name need not exist. */
  public String realPath(String name) {
    return lookup.realPath(name);
  }

  /** Changes permissions; the owner and root may. */
  public void changeMode(String name, int mode) {
    ownerOnly(name);
    try {
      FileModes.setMode(process.machine().path(lookup.resolveLinks(process.absolute(name))), mode);
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  /** Changes owner and group, -1 leaving one as it is; root may. */
  public void changeOwner(String name, int uid, int gid) {
    FileStatus status = ownerOnly(name);
    if (process.account().uid() != 0 && uid != -1 && uid != status.uid()) {
      throw new SystemError(Errno.EPERM);
    }
    try {
      FileModes.setOwner(
          process.machine().path(lookup.resolveLinks(process.absolute(name))),
          uid == -1 ? status.uid() : uid,
          gid == -1 ? status.gid() : gid);
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }

  private FileStatus ownerOnly(String name) {
    FileStatus status = status(name, true);
    if (permissions.isReadOnly(process.absolute(name))) {
      throw new SystemError(Errno.EROFS);
    }
    if (process.account().uid() != 0 && process.account().uid() != status.uid()) {
      throw new SystemError(Errno.EPERM);
    }
    return status;
  }

  /** Sets when a file was changed. */
  public void setModified(String name, Instant time) {
    FileStatus status = status(name, true);
    if (status.type() == 'c') {
      return;
    }
    if (permissions.isReadOnly(process.absolute(name))) {
      throw new SystemError(Errno.EROFS);
    }
    if (process.account().uid() != status.uid()) {
      permissions.require(status, 2);
    }
    try {
      Files.setLastModifiedTime(
          process.machine().path(lookup.resolveLinks(process.absolute(name))), FileTime.from(time));
    } catch (IOException e) {
      throw FileOutput.failure(e);
    }
  }
}
