package io.kubeschool.machine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The programs that executable files may hold, by name. A file that holds a program begins with
 * {@link #MAGIC} and the program's name, so such files can be copied, renamed and removed like any
 * other.
 */
public final class ProgramTable {

  /** How an executable's content begins; the program's name follows, up to a line feed. */
  public static final String MAGIC = "\u007fELF kubeschool ";

  private final Map<String, Program> programs = new TreeMap<>();

  /** Adds a program; a name can be given only once. */
  public ProgramTable add(String name, Program program) {
    if (programs.putIfAbsent(name, program) != null) {
      throw new IllegalArgumentException("two programs named " + name);
    }
    return this;
  }

  /** The names of all programs, in order. */
  public List<String> names() {
    return List.copyOf(programs.keySet());
  }

  /** The program of that name, or null. */
  public Program program(String name) {
    return programs.get(name);
  }

  /** What a file that holds that program contains. */
  public static String executable(String name) {
    return MAGIC + name + "\n";
  }
}
