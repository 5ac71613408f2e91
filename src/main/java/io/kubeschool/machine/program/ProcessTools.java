package io.kubeschool.machine.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProgramTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tools that show processes. */
final class ProcessTools {

  private ProcessTools() {}

  static void addTo(ProgramTable programs) {
    programs.add("ps", self -> ps(self));
    Kill kill = new Kill();
    programs.add("kill", kill);
    programs.add("killall", kill);
    programs.add("pkill", kill);
    programs.add("pidof", self -> list(self, "pidof", " "));
    programs.add("pgrep", self -> list(self, "pgrep", "\n"));
    programs.add("top", ProcessTools::top);
  }

  private static int list(Process self, String tool, String joint) {
    List<String> pids = new ArrayList<>();
    boolean whole = self.arguments().contains("-f");
    for (String name : self.arguments().subList(1, self.arguments().size())) {
      if (name.startsWith("-")) {
        continue;
      }
      for (Process process : self.machine().processes()) {
        if (process != self && Kill.matches(process, tool, name, whole)) {
          pids.add(Integer.toString(process.pid()));
        }
      }
    }
    if (pids.isEmpty()) {
      return 1;
    }
    self.out().println(String.join(joint, tool.equals("pidof") ? pids.reversed() : pids));
    return 0;
  }

  private static String command(Process process) {
    return String.join(" ", process.arguments());
  }

  private static String user(Process process) {
    String name = io.kubeschool.machine.Accounts.userName(process, process.account().uid());
    return name == null ? Integer.toString(process.account().uid()) : name;
  }

  private static String name(Process process) {
    return io.kubeschool.machine.PathName.base(process.arguments().getFirst());
  }

  private static int ps(Process self) {
    if (Flavor.isBusybox(self)) {
      self.out().println("PID   USER     TIME  COMMAND");
      for (Process process : self.machine().processes()) {
        self.out()
            .println(
                "%5d %-8s %5s %s"
                    .formatted(process.pid(), user(process), "0:00", command(process)));
      }
      return 0;
    }
    String options =
        String.join("", self.arguments().subList(1, self.arguments().size())).replace("-", "");
    boolean all =
        options.contains("a")
            || options.contains("e")
            || options.contains("A")
            || options.contains("x");
    if (options.contains("u") && options.contains("a")) {
      return usersTable(self);
    }
    if (options.contains("f")) {
      return fullTable(self);
    }
    self.out().println("    PID TTY          TIME CMD");
    for (Process process : self.machine().processes()) {
      if (all || process.tty() == self.tty()) {
        self.out()
            .println(
                "%7d %-8s 00:00:00 %s"
                    .formatted(
                        process.pid(), process.tty() == null ? "?" : "pts/0", name(process)));
      }
    }
    return 0;
  }

  private static String started(Process self, Process process) {
    boolean today = Duration.between(process.startedAt(), self.now()).toHours() < 24;
    return DateText.format(process.startedAt(), today ? "%H:%M" : "%b%d");
  }

  private static int usersTable(Process self) {
    self.out()
        .println("USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND");
    for (Process process : self.machine().processes()) {
      self.out()
          .println(
              "%-8s %7d  0.0  0.1   4364  3220 %-8s %-4s %s   0:00 %s"
                  .formatted(
                      user(process),
                      process.pid(),
                      process.tty() == null ? "?" : "pts/0",
                      process == self ? "R+" : "S",
                      started(self, process),
                      command(process)));
    }
    return 0;
  }

  private static int fullTable(Process self) {
    self.out().println("UID          PID    PPID  C STIME TTY          TIME CMD");
    for (Process process : self.machine().processes()) {
      self.out()
          .println(
              "%-8s %7d %7d  0 %s %-8s 00:00:00 %s"
                  .formatted(
                      user(process),
                      process.pid(),
                      process.parent() == null ? 0 : process.parent().pid(),
                      started(self, process),
                      process.tty() == null ? "?" : "pts/0",
                      command(process)));
    }
    return 0;
  }

  private static int top(Process self) {
    boolean batch =
        self.arguments().contains("-b")
            || self.arguments().stream().anyMatch(a -> a.startsWith("-bn"));
    do {
      if (!batch) {
        self.out().print("\u001b[H\u001b[2J");
      }
      String time = DateText.format(self.now(), "%H:%M:%S");
      int count = self.machine().processes().size();
      self.out()
          .println(
              "top - "
                  + time
                  + " up "
                  + self.simulation().elapsed().toMinutes()
                  + " min,  1 user,  load average: 0.08, 0.11, 0.09");
      self.out()
          .println(
              "Tasks: %3d total,   1 running, %3d sleeping,   0 stopped,   0 zombie"
                  .formatted(count, count - 1));
      self.out()
          .println(
              "%Cpu(s):  1.2 us,  0.6 sy,  0.0 ni, 98.2 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st");
      self.out()
          .println("MiB Mem :   4096.0 total,   2457.6 free,    819.2 used,    819.2 buff/cache");
      self.out()
          .println(
              "\n    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
      for (Process process : self.machine().processes()) {
        self.out()
            .println(
                "%7d %-8s  20   0    4364   3220   2952 %s   0.0   0.1   0:00.01 %s"
                    .formatted(
                        process.pid(), user(process), process == self ? "R" : "S", name(process)));
      }
      if (!batch) {
        self.sleep(Duration.ofSeconds(3));
      }
    } while (!batch);
    return 0;
  }
}
