package io.kubeschool.cli;

import io.kubeschool.terminal.Pace;
import picocli.CommandLine.Option;

/** How fast simulated time passes while a command runs. */
final class PaceOption {

  @Option(
      names = "--pace",
      paramLabel = "1x|5x|max",
      description =
          "how fast the cluster's time passes while a command runs (default: ${DEFAULT-VALUE})")
  String pace = "5x";

  Pace value() {
    return Pace.of(pace)
        .orElseThrow(
            () -> new IllegalArgumentException("--pace: '" + pace + "' is none of 1x, 5x and max"));
  }
}
