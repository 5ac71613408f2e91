package io.kubeschool.machine.shell;

import io.kubeschool.machine.Process;
import java.util.ArrayList;
import java.util.List;

/** A shell's background jobs. */
final class JobTable {

  private final List<Job> jobs = new ArrayList<>();

  Job add(List<Process> processes, String source) {
    int number = jobs.isEmpty() ? 1 : jobs.getLast().number() + 1;
    Job job = new Job(number, List.copyOf(processes), source);
    jobs.add(job);
    return job;
  }

  List<Job> all() {
    return List.copyOf(jobs);
  }

  void remove(Job job) {
    jobs.remove(job);
  }

  /** The sign beside a job: {@code +} for the newest, {@code -} for the one before. */
  char sign(Job job) {
    int fromEnd = jobs.size() - jobs.indexOf(job);
    return fromEnd == 1 ? '+' : fromEnd == 2 ? '-' : ' ';
  }

  /**
   * The job that {@code %1}, {@code %%}, {@code %+}, {@code %-} or {@code %name} means, or null.
   */
  Job find(String name) {
    String text = name.startsWith("%") ? name.substring(1) : name;
    if (jobs.isEmpty()) {
      return null;
    }
    if (text.isEmpty() || text.equals("%") || text.equals("+")) {
      return jobs.getLast();
    }
    if (text.equals("-")) {
      return jobs.size() > 1 ? jobs.get(jobs.size() - 2) : jobs.getLast();
    }
    for (Job job : jobs) {
      boolean found =
          text.matches("[0-9]+")
              ? Integer.toString(job.number()).equals(text)
              : job.source().startsWith(text);
      if (found) {
        return job;
      }
    }
    return null;
  }

  /** The job to which a process belongs, or null. */
  Job of(int pid) {
    for (Job job : jobs) {
      if (job.processes().stream().anyMatch(p -> p.pid() == pid)) {
        return job;
      }
    }
    return null;
  }
}
