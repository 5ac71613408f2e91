package io.kubeschool.machine.shell;

import java.util.List;

/** What a shell tries when there is no command of a name, before it says so. */
@FunctionalInterface
public interface CommandResolver {

  /** Knows nothing. */
  CommandResolver NONE = arguments -> null;

  /** The command to run instead, name first, or null. */
  List<String> resolve(List<String> arguments);
}
