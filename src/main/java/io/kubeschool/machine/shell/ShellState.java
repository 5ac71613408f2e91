package io.kubeschool.machine.shell;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a {@link ShellSession} holds at a moment and a line can change for good; the last command's
 * status, which every line changes, is not among it. Only good for comparing.
 */
public final class ShellState {

  /** Variables that every command sets. */
  private static final List<String> STATUS_VARIABLES = List.of("PIPESTATUS");

  private final List<Object> parts;

  private ShellState(List<Object> parts) {
    this.parts = parts;
  }

  static ShellState of(ShellSession session) {
    SortedMap<String, Object> variables = new TreeMap<>();
    session
        .variables()
        .all()
        .forEach((name, variable) -> {
          if (!STATUS_VARIABLES.contains(name)) {
            variables.put(name, variable.state());
          }
        });
    return new ShellState(
        List.of(
            session.directory(),
            variables,
            Map.copyOf(session.functions()),
            Map.copyOf(session.aliases()),
            List.copyOf(session.options()),
            Map.copyOf(session.traps()),
            session.parameters(),
            session.lastBackground()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShellState state && parts.equals(state.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
