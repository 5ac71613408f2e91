package io.kubeschool.machine;

import java.time.Instant;

/**
 * What {@code stat} tells of a file.
 *
 * @param type {@code '-'} regular, {@code 'd'} directory, {@code 'l'} symbolic link, {@code 'c'}
 *     device
 * @param mode the nine permission bits
 * @param uid the owner
 * @param gid the group
 * @param size in bytes
 * @param links how many names it has
 * @param inode its number
 * @param modified when its content changed
 */
public record FileStatus(
    char type, int mode, int uid, int gid, long size, int links, long inode, Instant modified) {

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return type == 'd';
  }

  /** Whether it is a regular file. */
  public boolean isRegular() {
    return type == '-';
  }

  /** Whether it is a symbolic link. */
  public boolean isLink() {
    return type == 'l';
  }

  /** Whether anyone may execute it. */
  public boolean isExecutable() {
    return (mode & 0111) != 0;
  }

  /** Type and permissions as {@code ls -l} prints them. */
  public String modeText() {
    StringBuilder text = new StringBuilder().append(type);
    for (int bit = 8; bit >= 0; bit--) {
      text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
    }
    return text.toString();
  }
}
