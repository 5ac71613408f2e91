package io.kubeschool.machine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The devices and the part of {@code /proc} that every machine has. */
final class Devices {

  private static final String VERSION =
      "Linux version 6.8.0-60-generic (buildd@lcy02-amd64-098) #63-Ubuntu SMP\n";
  private static final String MEMORY =
      """
      MemTotal:        4194304 kB
      MemFree:         2516582 kB
      MemAvailable:    3355443 kB
      Buffers:           83886 kB
      Cached:           754974 kB
      SwapTotal:             0 kB
      SwapFree:              0 kB
      """;

  private static final Map<String, Function<Process, SpecialFile>> BY_PATH =
      Map.ofEntries(
          Map.entry("/dev/null", p -> device(InputStream.nullInputStream(), discard())),
          Map.entry("/dev/zero", p -> device(new Filler(() -> 0), discard())),
          Map.entry("/dev/full", p -> device(new Filler(() -> 0), new FullDevice())),
          Map.entry("/dev/random", Devices::random),
          Map.entry("/dev/urandom", Devices::random),
          Map.entry("/dev/stdin", p -> standard(p, 0)),
          Map.entry("/dev/stdout", p -> standard(p, 1)),
          Map.entry("/dev/stderr", p -> standard(p, 2)),
          Map.entry("/dev/tty", Devices::terminal),
          Map.entry("/proc/cpuinfo", p -> text("processor\t: 0\n\nprocessor\t: 1\n\n")),
          Map.entry("/proc/loadavg", p -> text("0.08 0.11 0.09 1/212 " + p.pid() + "\n")),
          Map.entry("/proc/mounts", p -> text(mounts(p))),
          Map.entry("/proc/uptime", p -> text(uptime(p))),
          Map.entry("/proc/version", p -> text(VERSION)),
          Map.entry("/proc/meminfo", p -> text(MEMORY)));

  private Devices() {}

  static SpecialFile find(Process process, String absolute) {
    Function<Process, SpecialFile> known = BY_PATH.get(absolute);
    if (known != null) {
      return known.apply(process);
    }
    if (absolute.startsWith("/dev/fd/")) {
      return descriptor(process, absolute.substring("/dev/fd/".length()));
    }
    if (!absolute.startsWith("/proc/")) {
      return null;
    }
    String[] parts = absolute.split("/");
    Process other = parts[2].equals("self") ? process : process.machine().process(number(parts[2]));
    if (other == null) {
      return null;
    }
    if (parts.length == 5 && parts[3].equals("fd")) {
      return descriptor(other, parts[4]);
    }
    return parts.length == 4 ? about(other, parts[3]) : null;
  }

  private static SpecialFile about(Process process, String name) {
    return switch (name) {
      case "cmdline" ->
          text(process.arguments().stream().map(a -> a + "\0").collect(Collectors.joining()));
      case "comm" -> text(PathName.base(process.arguments().getFirst()) + "\n");
      case "environ" ->
          text(
              process.environment().entrySet().stream()
                  .map(e -> e.getKey() + "=" + e.getValue() + "\0")
                  .collect(Collectors.joining()));
      case "mounts" -> text(mounts(process));
      case "status" -> text(status(process));
      default -> null;
    };
  }

  private static String status(Process process) {
    int parent = process.parent() == null ? 0 : process.parent().pid();
    return "Name:\t%s\nState:\tS (sleeping)\nPid:\t%d\nPPid:\t%d\nUid:\t%4$d\t%4$d\t%4$d\t%4$d\nGid:\t%5$d\t%5$d\t%5$d\t%5$d\n"
        .formatted(
            PathName.base(process.arguments().getFirst()),
            process.pid(),
            parent,
            process.account().uid(),
            process.account().gid());
  }

  private static SpecialFile descriptor(Process process, String number) {
    int fd = number(number);
    return fd >= 0 && fd <= 2 ? standard(process, fd) : null;
  }

  private static int number(String text) {
    return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(text)
        : -1;
  }

  private static String mounts(Process process) {
    StringBuilder text = new StringBuilder("overlay / overlay rw,relatime 0 0\n");
    for (Mount mount : process.machine().mounts()) {
      text.append(mount.device())
          .append(' ')
          .append(mount.point())
          .append(' ')
          .append(mount.type())
          .append(mount.readOnly() ? " ro" : " rw")
          .append(",relatime 0 0\n");
    }
    return text.toString();
  }

  private static String uptime(Process process) {
    long hundredths = process.simulation().elapsed().toMillis() / 10;
    return "%d.%02d %d.%02d\n"
        .formatted(hundredths / 100, hundredths % 100, hundredths * 2 / 100, hundredths * 2 % 100);
  }

  private static SpecialFile random(Process process) {
    var stream = process.simulation().random("urandom");
    return device(new Filler(() -> stream.nextInt(256)), discard());
  }

  private static SpecialFile terminal(Process process) {
    if (process.tty() == null) {
      return null;
    }
    return device(process.tty().input(), process.tty().screen());
  }

  private static SpecialFile standard(Process process, int fd) {
    OutputStream out = StandardOutput.raw(fd == 2 ? process.spec().err() : process.spec().out());
    return device(process.in(), new Borrowed(out));
  }

  private static OutputStream discard() {
    return OutputStream.nullOutputStream();
  }

  private static SpecialFile text(String content) {
    return () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  private static SpecialFile device(InputStream in, OutputStream out) {
    return new SpecialFile() {
      @Override
      public InputStream read() {
        return in;
      }

      @Override
      public OutputStream write() {
        return out;
      }

      @Override
      public boolean isDevice() {
        return true;
      }
    };
  }

  /** Endless bytes. */
  private static final class Filler extends InputStream {
    private final java.util.function.IntSupplier next;

    Filler(java.util.function.IntSupplier next) {
      this.next = next;
    }

    @Override
    public int read() {
      return next.getAsInt();
    }
  }

  /** A device that has no room. */
  private static final class FullDevice extends OutputStream {
    @Override
    public void write(int b) {
      throw new SystemError(Errno.ENOSPC);
    }
  }

  /** Another process's stream: closing it here leaves it open there. */
  private static final class Borrowed extends OutputStream {
    private final OutputStream target;

    Borrowed(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int b) throws java.io.IOException {
      target.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
      target.write(bytes, offset, length);
    }
  }
}
