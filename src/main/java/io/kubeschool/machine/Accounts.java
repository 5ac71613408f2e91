package io.kubeschool.machine;

import java.util.List;

/** Users and groups as a machine's {@code /etc/passwd} and {@code /etc/group} name them. */
public final class Accounts {

  private Accounts() {}

  private static List<String[]> rows(Process process, String file, int fields) {
    try {
      return process
          .files()
          .text(file)
          .lines()
          .map(row -> row.split(":", -1))
          .filter(row -> row.length >= fields)
          .toList();
    } catch (SystemError e) {
      return List.of();
    }
  }

  private static String find(Process process, String file, int by, String value, int wanted) {
    for (String[] row : rows(process, file, Math.max(by, wanted) + 1)) {
      if (row[by].equals(value)) {
        return row[wanted];
      }
    }
    return null;
  }

  /** A user's home directory, or null. */
  public static String home(Process process, String user) {
    return find(process, "/etc/passwd", 0, user, 5);
  }

  /** A user's name, or null. */
  public static String userName(Process process, int uid) {
    return find(process, "/etc/passwd", 2, Integer.toString(uid), 0);
  }

  /** A group's name, or null. */
  public static String groupName(Process process, int gid) {
    return find(process, "/etc/group", 2, Integer.toString(gid), 0);
  }

  /** A user's number, or -1; a number means itself. */
  public static int uid(Process process, String user) {
    return number(find(process, "/etc/passwd", 0, user, 2), user);
  }

  /** A group's number, or -1; a number means itself. */
  public static int gid(Process process, String group) {
    return number(find(process, "/etc/group", 0, group, 2), group);
  }

  private static int number(String found, String given) {
    String text = found == null ? given : found;
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}
