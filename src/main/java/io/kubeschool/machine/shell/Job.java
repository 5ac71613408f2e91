package io.kubeschool.machine.shell;

import io.kubeschool.machine.Process;
import java.util.List;

/**
 * A pipeline that runs in the background.
 *
 * @param number what stands after {@code %}
 * @param processes its processes, in the pipeline's order
 * @param source how it was written
 */
record Job(int number, List<Process> processes, String source) {

  boolean isDone() {
    return processes.stream().allMatch(Process::isDone);
  }

  Process last() {
    return processes.getLast();
  }

  /** How {@code jobs} shows it. */
  String listing(char sign) {
    String state = "Running";
    if (isDone()) {
      state =
          last().endedBy() != null
              ? SignalText.of(last().endedBy())
              : last().status() == 0 ? "Done" : "Exit " + last().status();
    }
    return "[%d]%c  %-24s%s%s".formatted(number, sign, state, source, isDone() ? "" : " &");
  }
}
