package io.kubeschool.machine;

/** A user of a machine, as in {@code /etc/passwd}. */
public record Account(String name, int uid, int gid, String home, String shell) {

  /** The superuser. */
  public static final Account ROOT = new Account("root", 0, 0, "/root", "/bin/sh");
}
