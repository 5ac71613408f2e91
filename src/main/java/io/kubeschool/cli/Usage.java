package io.kubeschool.cli;

import java.util.Map;
import java.util.Set;

/** What {@code --help} says. */
final class Usage {

  private static final Map<String, String> ABOUT =
      Map.of(
          "learn", "the course (the default)",
          "shell", "a free cluster, without lessons",
          "serve", "a cluster for real clients: kubectl, helm, k9s",
          "replay", "play transcripts of a real cluster in a simulated one",
          "lint", "prove the lessons",
          "bench", "measure what the simulation costs");

  private Usage() {}

  static String text(Set<String> commands) {
    StringBuilder text = new StringBuilder("Usage: kubeschool [COMMAND] [OPTIONS]\n\nCommands:\n");
    for (String command : commands) {
      if (ABOUT.containsKey(command)) {
        text.append(String.format("  %-8s %s%n", command, ABOUT.get(command)));
      }
    }
    return text.append("\n`kubeschool COMMAND --help` tells the options of a command.\n")
        .toString();
  }
}
