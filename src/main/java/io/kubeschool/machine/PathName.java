package io.kubeschool.machine;

import java.util.ArrayDeque;
import java.util.Deque;

/** Path names as text: {@code /} between names, {@code .} and {@code ..} taken out. */
public final class PathName {

  private PathName() {}

  /** {@code name}, seen from {@code directory}, as an absolute path. */
  public static String absolute(String directory, String name) {
    String path = name.startsWith("/") ? name : directory + "/" + name;
    if (isClean(path)) {
      return path;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  private static boolean isClean(String path) {
    return path.length() > 1 && !path.contains("//") && !path.contains("/.") && !path.endsWith("/");
  }

  /** What follows the last slash. */
  public static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What comes before the last slash, at least {@code /}, of an absolute path. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** {@code name} inside {@code directory}, as {@code find} and {@code grep -r} print it. */
  public static String join(String directory, String name) {
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
