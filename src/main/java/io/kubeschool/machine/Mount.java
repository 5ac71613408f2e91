package io.kubeschool.machine;

import java.nio.file.Path;

/**
 * A file or folder of some file system, seen at a place of a machine.
 *
 * @param point the place, absolute, without a slash at its end
 * @param source what is seen there; on any file system
 * @param readOnly whether writing fails
 * @param device what {@code mount} and {@code df} call it
 * @param type its type there, such as {@code tmpfs}
 */
public record Mount(String point, Path source, boolean readOnly, String device, String type) {

  /** Whether it holds that absolute path. */
  public boolean covers(String absolute) {
    return absolute.startsWith(point)
        && (absolute.length() == point.length() || absolute.charAt(point.length()) == '/');
  }

  /** The file behind an absolute path that it covers. */
  Path path(String absolute) {
    return absolute.length() == point.length()
        ? source
        : source.resolve(absolute.substring(point.length() + 1));
  }
}
