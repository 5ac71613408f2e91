package io.kubeschool.machine.program;

import io.kubeschool.machine.Accounts;
import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.SystemError;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code ls}. */
final class Listing extends Tool {

  private static final DateTimeFormatter RECENT =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter OLD =
      DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ROOT);
  private static final DateTimeFormatter LONG_ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn Z", Locale.ROOT);

  Listing() {
    super(
        "1ACFGLRSTUXabcdfghiklmnopqrstuvxHY::Z:e all=a almost-all=A directory=d human-readable=h"
            + " reverse=r recursive=R inode=i numeric-uid-gid=n classify=F color=Y time-style=Z"
            + " full-time=e group-directories-first=H",
        null,
        2);
  }

  private record Entry(String name, String path, FileStatus status) {}

  @Override
  int run(Call call) {
    List<Entry> files = new ArrayList<>();
    List<Entry> directories = new ArrayList<>();
    List<String> operands = call.operands().isEmpty() ? List.of(".") : call.operands();
    for (String operand : operands) {
      try {
        boolean follow =
            !call.has('l') && !call.has('n') && !call.has('d') || operand.endsWith("/");
        FileStatus status = call.files().statusOrNull(operand, follow);
        status = status == null ? call.files().status(operand, false) : status;
        Entry entry = new Entry(operand, operand, status);
        (status.isDirectory() && !call.has('d') ? directories : files).add(entry);
      } catch (SystemError e) {
        boolean busybox = Flavor.isBusybox(call.self());
        call.error(
            busybox
                ? operand + ": " + e.text()
                : "cannot access " + Call.quoted(operand) + ": " + e.text(),
            busybox ? 1 : 2);
      }
    }
    sort(call, files);
    sort(call, directories);
    print(call, files, false);
    boolean headers = operands.size() > 1 || call.has('R');
    boolean first = files.isEmpty();
    for (Entry directory : directories) {
      first = directory(call, directory, headers, first);
    }
    return 0;
  }

  private boolean directory(Call call, Entry directory, boolean header, boolean first) {
    List<String> names;
    try {
      names = call.files().list(directory.path());
    } catch (SystemError e) {
      call.error("cannot open directory " + Call.quoted(directory.path()) + ": " + e.text(), 2);
      return first;
    }
    call.self().tick();
    if (header) {
      call.out().println((first ? "" : "\n") + directory.path() + ":");
    }
    List<Entry> entries = new ArrayList<>();
    if (call.has('a') || call.has('f')) {
      add(call, entries, ".", directory.path());
      add(call, entries, "..", PathName.join(directory.path(), ".."));
    }
    for (String name : names) {
      if (!name.startsWith(".") || call.has('a') || call.has('A') || call.has('f')) {
        add(call, entries, name, PathName.join(directory.path(), name));
      }
    }
    sort(call, entries);
    print(call, entries, true);
    boolean next = false;
    if (call.has('R')) {
      for (Entry entry : entries) {
        if (entry.status().isDirectory()
            && !entry.name().equals(".")
            && !entry.name().equals("..")) {
          directory(call, entry, true, next);
        }
      }
    }
    return false;
  }

  private static void add(Call call, List<Entry> entries, String name, String path) {
    FileStatus status = call.files().statusOrNull(path, call.has('L'));
    if (status != null) {
      entries.add(new Entry(name, path, status));
    }
  }

  private static void sort(Call call, List<Entry> entries) {
    if (call.has('U') || call.has('f')) {
      return;
    }
    Comparator<Entry> order = Comparator.comparing(Entry::name);
    if (call.has('t')) {
      order =
          Comparator.comparing((Entry e) -> e.status().modified()).reversed().thenComparing(order);
    } else if (call.has('S')) {
      order = Comparator.comparingLong((Entry e) -> -e.status().size()).thenComparing(order);
    }
    entries.sort(order);
    if (call.has('r')) {
      Collections.reverse(entries);
    }
  }

  private void print(Call call, List<Entry> entries, boolean withTotal) {
    boolean longForm =
        call.has('l') || call.has('n') || call.has('o') || call.has('g') || call.has('e');
    if (longForm) {
      if (withTotal) {
        long blocks = entries.stream().mapToLong(e -> blocks(e.status())).sum();
        call.out()
            .println("total " + (call.has('h') ? human(blocks * 1024) : Long.toString(blocks)));
      }
      longForm(call, entries);
      return;
    }
    List<String> names = new ArrayList<>();
    for (Entry entry : entries) {
      String inode = call.has('i') ? entry.status().inode() + " " : "";
      names.add(inode + shown(call, entry));
    }
    if (call.has('m')) {
      call.out().println(String.join(", ", names));
    } else if (call.has('1') || !call.self().outIsTerminal() && !call.has('C') && !call.has('x')) {
      names.forEach(call.out()::println);
    } else {
      int width = call.self().tty() == null ? 80 : call.self().tty().columns();
      List<String> plain =
          entries.stream()
              .map(e -> (call.has('i') ? e.status().inode() + " " : "") + e.name() + mark(call, e))
              .toList();
      columns(call, names, plain, width);
    }
  }

  private static long blocks(FileStatus status) {
    return status.isLink() ? 0 : (status.size() + 4095) / 4096 * 4;
  }

  private static String mark(Call call, Entry entry) {
    if (entry.status().isDirectory() && (call.has('F') || call.has('p'))) {
      return "/";
    }
    if (!call.has('F')) {
      return "";
    }
    return entry.status().isLink()
        ? "@"
        : entry.status().isRegular() && entry.status().isExecutable() ? "*" : "";
  }

  private static String shown(Call call, Entry entry) {
    boolean colored =
        call.has('Y')
            && !"never".equals(call.value('Y'))
            && !"none".equals(call.value('Y'))
            && (!"auto".equals(call.value('Y')) || call.self().outIsTerminal());
    String name = entry.name();
    if (colored) {
      String color =
          entry.status().isDirectory()
              ? "01;34"
              : entry.status().isLink()
                  ? "01;36"
                  : entry.status().isRegular() && entry.status().isExecutable() ? "01;32" : null;
      name = color == null ? name : "\u001b[" + color + "m" + name + "\u001b[0m";
    }
    return name + mark(call, entry);
  }

  /** Prints names in as many columns as fit, filled downwards. */
  private static void columns(Call call, List<String> names, List<String> plain, int width) {
    if (names.isEmpty()) {
      return;
    }
    int count = plain.size();
    int rows = 1;
    int[] widths;
    while (true) {
      int columns = (count + rows - 1) / rows;
      widths = new int[columns];
      int total = 0;
      for (int c = 0; c < columns; c++) {
        for (int i = c * rows; i < Math.min(count, (c + 1) * rows); i++) {
          widths[c] = Math.max(widths[c], plain.get(i).length() + (c == columns - 1 ? 0 : 2));
        }
        total += widths[c];
      }
      if (total <= width || rows == count) {
        break;
      }
      rows++;
    }
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0, i = row; i < count; c++, i += rows) {
        line.append(names.get(i));
        if (i + rows < count) {
          line.append(" ".repeat(widths[c] - plain.get(i).length()));
        }
      }
      call.out().println(line.toString());
    }
  }

  private void longForm(Call call, List<Entry> entries) {
    List<String[]> rows = new ArrayList<>();
    for (Entry entry : entries) {
      FileStatus status = entry.status();
      boolean numeric = call.has('n');
      String link = "";
      if (status.isLink()) {
        link = " -> " + call.files().linkTarget(entry.path());
      }
      rows.add(
          new String[] {
            call.has('i') ? Long.toString(status.inode()) : "",
            status.modeText(),
            Integer.toString(status.links()),
            call.has('g')
                ? ""
                : numeric ? Integer.toString(status.uid()) : user(call, status.uid()),
            call.has('o')
                ? ""
                : numeric ? Integer.toString(status.gid()) : group(call, status.gid()),
            call.has('h') ? human(status.size()) : Long.toString(status.size()),
            time(call, status),
            shown(call, entry) + link
          });
    }
    int[] widths = new int[8];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length - 1; i++) {
        if (widths[i] == 0) {
          continue;
        }
        boolean left = i == 1 || i == 3 || i == 4;
        String pad = " ".repeat(widths[i] - row[i].length());
        line.append(left ? row[i] + pad : pad + row[i]).append(' ');
      }
      call.out().println(line.append(row[7]).toString());
    }
  }

  static String user(Call call, int uid) {
    String name = Accounts.userName(call.self(), uid);
    return name == null ? Integer.toString(uid) : name;
  }

  static String group(Call call, int gid) {
    String name = Accounts.groupName(call.self(), gid);
    return name == null ? Integer.toString(gid) : name;
  }

  private static String time(Call call, FileStatus status) {
    var time = status.modified().atZone(ZoneOffset.UTC);
    if (call.has('e') || "full-iso".equals(call.value('Z'))) {
      return FULL.format(time);
    }
    if ("long-iso".equals(call.value('Z'))) {
      return LONG_ISO.format(time);
    }
    boolean recent =
        status.modified().isAfter(call.self().now().minus(java.time.Duration.ofDays(182)));
    return (recent ? RECENT : OLD).format(time);
  }

  /** A size in powers of 1024 with a unit, as GNU rounds it. */
  static String human(long size) {
    if (size < 1024) {
      return Long.toString(size);
    }
    double value = size;
    int unit = -1;
    while (value >= 1024) {
      value /= 1024;
      unit++;
    }
    double up = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
    String text = up < 10 ? "%.1f".formatted(up) : "%.0f".formatted(up);
    return text + "KMGTPE".charAt(unit);
  }
}
