package io.kubeschool.machine;

/** Why a system call failed. Models errno(3) and strerror(3). */
public enum Errno {
  EPERM("Operation not permitted"),
  ENOENT("No such file or directory"),
  ESRCH("No such process"),
  EIO("Input/output error"),
  ENOEXEC("Exec format error"),
  EBADF("Bad file descriptor"),
  EAGAIN("Resource temporarily unavailable"),
  EACCES("Permission denied"),
  EBUSY("Device or resource busy"),
  EEXIST("File exists"),
  EXDEV("Invalid cross-device link"),
  ENOTDIR("Not a directory"),
  EISDIR("Is a directory"),
  EINVAL("Invalid argument"),
  EFBIG("File too large"),
  ENOSPC("No space left on device"),
  EROFS("Read-only file system"),
  ENAMETOOLONG("File name too long"),
  ENOTEMPTY("Directory not empty"),
  ELOOP("Too many levels of symbolic links");

  private final String text;

  Errno(String text) {
    this.text = text;
  }

  /** What the C library says of it. */
  public String text() {
    return text;
  }
}
