package io.kubeschool.machine.shell;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The commands that shells run themselves, by name. */
final class Builtins {

  private static final Set<String> BASH_ONLY =
      Set.of("declare", "typeset", "shopt", "mapfile", "readarray", "disown", "logout");
  private static final Set<String> DECLARING =
      Set.of("declare", "typeset", "local", "export", "readonly");
  private static final Map<String, Builtin> TABLE = table();

  private Builtins() {}

  private static Map<String, Builtin> table() {
    Map<String, Builtin> table = new TreeMap<>();
    FlowBuiltins.addTo(table);
    TextBuiltins.addTo(table);
    VariableBuiltins.addTo(table);
    DeclareBuiltins.addTo(table);
    SetBuiltins.addTo(table);
    ReadBuiltins.addTo(table);
    DirectoryBuiltins.addTo(table);
    JobBuiltins.addTo(table);
    NameBuiltins.addTo(table);
    return table;
  }

  static Builtin find(String name, Dialect dialect) {
    return dialect != Dialect.BASH && BASH_ONLY.contains(name) ? null : TABLE.get(name);
  }

  /** Whether its arguments may be array assignments. */
  static boolean declares(String name) {
    return DECLARING.contains(name);
  }

  static SortedSet<String> names() {
    return new TreeSet<>(TABLE.keySet());
  }
}
