package io.kubeschool.machine.program;

import io.kubeschool.machine.Account;
import io.kubeschool.machine.Accounts;
import io.kubeschool.machine.Mount;
import io.kubeschool.machine.ProgramTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tools that tell about the machine and who one is on it. */
final class SystemTools {

  private static final String KERNEL = "6.8.0-60-generic";
  private static final String VERSION =
      "#63-Ubuntu SMP PREEMPT_DYNAMIC Tue Apr 15 19:04:15 UTC 2025";

  private SystemTools() {}

  static void addTo(ProgramTable programs) {
    programs.add(
        "hostname", new SmallTool("fsidA fqdn=f short=s ip-address=i", SystemTools::hostname));
    programs.add("id", new SmallTool("ugGnr user=u group=g groups=G name=n", SystemTools::id));
    programs.add(
        "whoami",
        new SmallTool(
            "",
            call -> {
              call.out().println(Listing.user(call, call.self().account().uid()));
              return 0;
            }));
    programs.add(
        "logname",
        new SmallTool(
            "",
            call -> {
              call.out().println(call.self().account().name());
              return 0;
            }));
    programs.add(
        "groups",
        new SmallTool(
            "",
            call -> {
              call.out().println(Listing.group(call, call.self().account().gid()));
              return 0;
            }));
    programs.add(
        "uname",
        new SmallTool(
            "asnrvmpio all=a kernel-name=s nodename=n kernel-release=r machine=m",
            SystemTools::uname));
    programs.add(
        "arch",
        new SmallTool(
            "",
            call -> {
              call.out().println("x86_64");
              return 0;
            }));
    programs.add(
        "nproc",
        new SmallTool(
            "",
            call -> {
              call.out().println("2");
              return 0;
            }));
    programs.add("uptime", new SmallTool("ps", SystemTools::uptime));
    programs.add("free", new SmallTool("bkmgh human=h mega=m", SystemTools::free));
    programs.add("df", new SmallTool("hkHTiaP human-readable=h print-type=T", SystemTools::df));
    programs.add(
        "du", new SmallTool("shkacd:bmx summarize=s human-readable=h total=c", DiskUsage::run));
    programs.add("mount", new SmallTool("t:o:av", SystemTools::mount));
    programs.add(
        "clear",
        new SmallTool(
            "",
            call -> {
              call.out().print("\u001b[H\u001b[2J\u001b[3J");
              return 0;
            }));
    programs.add(
        "tty",
        new SmallTool(
            "s",
            call -> {
              boolean terminal = call.self().inIsTerminal();
              call.out().println(terminal ? "/dev/pts/0" : "not a tty");
              return terminal ? 0 : 1;
            }));
    programs.add("sync", new SmallTool("", call -> 0));
    programs.add("stty", new SmallTool("a", call -> 0));
  }

  private static int hostname(Call call) {
    String name = call.self().machine().hostname();
    if (call.has('i')) {
      String row =
          call.files().exists("/etc/hosts")
              ? call.files()
                  .text("/etc/hosts")
                  .lines()
                  .filter(l ->
                      l.matches(".*[ \t]" + java.util.regex.Pattern.quote(name) + "([ \t].*)?"))
                  .findFirst()
                  .orElse("")
              : "";
      call.out().println(row.isEmpty() ? "127.0.0.1" : row.split("[ \t]+")[0]);
    } else if (call.has('f')) {
      call.out().println(qualified(call, name));
    } else {
      call.out().println(call.has('s') ? name.split("\\.")[0] : name);
    }
    return 0;
  }

  /** The first name of the host's line in {@code /etc/hosts}. */
  private static String qualified(Call call, String name) {
    if (!call.files().exists("/etc/hosts")) {
      return name;
    }
    for (String row : call.files().text("/etc/hosts").lines().toList()) {
      List<String> words = List.of(row.replaceFirst("#.*", "").strip().split("[ \t]+"));
      if (words.size() > 1 && words.subList(1, words.size()).contains(name)) {
        return words.get(1);
      }
    }
    return name;
  }

  private static int id(Call call) {
    Account account = call.self().account();
    int uid = account.uid();
    int gid = account.gid();
    if (!call.operands().isEmpty()) {
      uid = Accounts.uid(call.self(), call.operands().getFirst());
      if (uid < 0) {
        throw Tool.failure("‘" + call.operands().getFirst() + "’: no such user");
      }
      gid = uid;
    }
    if (call.has('u')) {
      call.out().println(call.has('n') ? Listing.user(call, uid) : Integer.toString(uid));
    } else if (call.has('g') || call.has('G')) {
      call.out().println(call.has('n') ? Listing.group(call, gid) : Integer.toString(gid));
    } else {
      String user = named(uid, Accounts.userName(call.self(), uid));
      String group = named(gid, Accounts.groupName(call.self(), gid));
      call.out().println("uid=" + user + " gid=" + group + " groups=" + group);
    }
    return 0;
  }

  private static String named(int number, String name) {
    return name == null ? Integer.toString(number) : number + "(" + name + ")";
  }

  private static int uname(Call call) {
    List<String> parts = new ArrayList<>();
    boolean all = call.has('a');
    if (all || call.has('s') || call.options().isEmpty()) {
      parts.add("Linux");
    }
    if (all || call.has('n')) {
      parts.add(call.self().machine().hostname());
    }
    if (all || call.has('r')) {
      parts.add(KERNEL);
    }
    if (all || call.has('v')) {
      parts.add(VERSION);
    }
    if (all || call.has('m') || call.has('p') || call.has('i')) {
      parts.add("x86_64");
    }
    if (all || call.has('o')) {
      parts.add(Flavor.isBusybox(call.self()) ? "Linux" : "GNU/Linux");
    }
    call.out().println(String.join(" ", parts));
    return 0;
  }

  private static int uptime(Call call) {
    Duration up = call.self().simulation().elapsed();
    String length =
        up.toHours() == 0
            ? up.toMinutes() + " min"
            : "%2d:%02d".formatted(up.toHours(), up.toMinutesPart());
    String time = DateText.format(call.self().now(), "%H:%M:%S");
    call.out().println(" " + time + " up " + length + ",  1 user,  load average: 0.08, 0.11, 0.09");
    return 0;
  }

  private static int free(Call call) {
    long unit = call.has('m') ? 1024 : call.has('g') ? 1 << 20 : 1;
    long[] memory = {
      4194304 / unit, 838860 / unit, 2516582 / unit, 1024 / unit, 838862 / unit, 3355443 / unit
    };
    String[] cells = new String[memory.length];
    for (int i = 0; i < memory.length; i++) {
      cells[i] = call.has('h') ? Listing.human(memory[i] * 1024) + "i" : Long.toString(memory[i]);
    }
    call.out()
        .println(
            "               total        used        free      shared  buff/cache   available");
    call.out().println("Mem:    %12s%12s%12s%12s%12s%12s".formatted((Object[]) cells));
    String zero = call.has('h') ? "0B" : "0";
    call.out().println("Swap:   %12s%12s%12s".formatted(zero, zero, zero));
    return 0;
  }

  private static int df(Call call) {
    boolean human = call.has('h') || call.has('H');
    call.out()
        .println(
            "%-15s%s %9s %8s %9s %4s %s"
                .formatted(
                    "Filesystem",
                    call.has('T') ? " Type   " : "",
                    human ? "Size" : "1K-blocks",
                    "Used",
                    human ? "Avail" : "Available",
                    "Use%",
                    "Mounted on"));
    row(call, human, "overlay", "overlay", "/");
    for (Mount mount : call.self().machine().mounts()) {
      row(call, human, mount.device(), mount.type(), mount.point());
    }
    return 0;
  }

  private static void row(Call call, boolean human, String device, String type, String point) {
    if (!call.operands().isEmpty()) {
      Mount of = call.self().machine().mountOf(call.self().absolute(call.operands().getFirst()));
      if (!point.equals(of == null ? "/" : of.point())) {
        return;
      }
    }
    long size = 41251136;
    long used = 9512340;
    call.out()
        .println(
            "%-15s%s %9s %8s %9s %4s %s"
                .formatted(
                    device,
                    call.has('T') ? " %-7s".formatted(type) : "",
                    human ? Listing.human(size * 1024) : size,
                    human ? Listing.human(used * 1024) : used,
                    human ? Listing.human((size - used) * 1024) : size - used,
                    "24%",
                    point));
  }

  private static int mount(Call call) {
    if (!call.operands().isEmpty()) {
      throw Tool.failure(
          call.self().account().uid() == 0
              ? call.operands().getLast() + ": permission denied."
              : "only root can do that");
    }
    String text = new String(call.files().read("/proc/mounts"), StandardCharsets.UTF_8);
    text.lines()
        .forEach(line -> {
          String[] f = line.split(" ");
          call.out().println(f[0] + " on " + f[1] + " type " + f[2] + " (" + f[3] + ")");
        });
    return 0;
  }
}
