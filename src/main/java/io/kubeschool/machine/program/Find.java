package io.kubeschool.machine.program;

import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.GlobPattern;
import io.kubeschool.machine.PathName;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.SystemError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** {@code find}. */
final class Find implements Program {

  private record Item(String path, FileStatus status, int depth) {}

  @FunctionalInterface
  private interface Test extends BiPredicate<Run, Item> {}

  private static final class Run {
    private final Process self;
    private final List<String> words;
    private int position;
    private int maxDepth = Integer.MAX_VALUE;
    private int minDepth;
    private boolean acts;
    private boolean pruned;
    private boolean contentsFirst;
    private int status;
    private final List<Runnable> atEnd = new ArrayList<>();

    Run(Process self, List<String> words) {
      this.self = self;
      this.words = words;
    }

    boolean at(String word) {
      return position < words.size() && words.get(position).equals(word);
    }

    String argument(String option) {
      if (position >= words.size()) {
        throw Tool.failure("missing argument to `" + option + "'");
      }
      return words.get(position++);
    }
  }

  @Override
  public int run(Process self) {
    List<String> arguments = self.arguments().subList(1, self.arguments().size());
    List<String> starts = new ArrayList<>();
    int i = 0;
    for (; i < arguments.size(); i++) {
      String a = arguments.get(i);
      if (a.startsWith("-") && a.length() > 1 || a.equals("(") || a.equals("!")) {
        if (a.equals("-L") || a.equals("-H") || a.equals("-P")) {
          continue;
        }
        break;
      }
      starts.add(a);
    }
    Run run = new Run(self, arguments.subList(i, arguments.size()));
    Test test;
    try {
      test = run.words.isEmpty() ? (r, item) -> true : or(run);
      if (run.position < run.words.size()) {
        throw Tool.failure("paths must precede expression: `" + run.words.get(run.position) + "'");
      }
    } catch (Options.UsageError e) {
      self.err().println("find: " + e.getMessage().replace("\f", ""));
      return 1;
    }
    for (String start : starts.isEmpty() ? List.of(".") : starts) {
      walk(run, start, 0, test);
    }
    run.atEnd.forEach(Runnable::run);
    return run.status;
  }

  private static void walk(Run run, String path, int depth, Test test) {
    run.self.tick();
    FileStatus status;
    try {
      status = run.self.files().status(path, false);
    } catch (SystemError e) {
      fail(run, path, e);
      return;
    }
    Item item = new Item(path, status, depth);
    run.pruned = false;
    if (!run.contentsFirst) {
      visit(run, item, test);
    }
    if (status.isDirectory() && !run.pruned && depth < run.maxDepth) {
      List<String> names = List.of();
      try {
        names = run.self.files().list(path);
      } catch (SystemError e) {
        fail(run, path, e);
      }
      for (String name : names) {
        walk(run, PathName.join(path, name), depth + 1, test);
      }
    }
    if (run.contentsFirst) {
      visit(run, item, test);
    }
  }

  private static void fail(Run run, String path, SystemError e) {
    run.self.err().println("find: ‘" + path + "’: " + e.text());
    run.status = 1;
  }

  private static void visit(Run run, Item item, Test test) {
    if (item.depth() >= run.minDepth && test.test(run, item) && !run.acts) {
      run.self.out().println(item.path());
    }
  }

  private static Test or(Run run) {
    Test left = and(run);
    while (run.at("-o") || run.at("-or")) {
      run.position++;
      Test a = left;
      Test b = and(run);
      left = (r, item) -> a.test(r, item) || b.test(r, item);
    }
    return left;
  }

  private static Test and(Run run) {
    Test left = not(run);
    while (run.position < run.words.size() && !run.at("-o") && !run.at("-or") && !run.at(")")) {
      if (run.at("-a") || run.at("-and")) {
        run.position++;
      }
      Test a = left;
      Test b = not(run);
      left = (r, item) -> a.test(r, item) && b.test(r, item);
    }
    return left;
  }

  private static Test not(Run run) {
    if (run.at("!") || run.at("-not")) {
      run.position++;
      Test operand = not(run);
      return (r, item) -> !operand.test(r, item);
    }
    if (run.at("(")) {
      run.position++;
      Test inner = or(run);
      if (!run.at(")")) {
        throw Tool.failure("invalid expression; you have used a '(' without a matching ')'.");
      }
      run.position++;
      return inner;
    }
    return primary(run);
  }

  private static Test primary(Run run) {
    String option = run.argument("(");
    switch (option) {
      case "-name", "-iname" -> {
        GlobPattern pattern = GlobPattern.of(run.argument(option), option.equals("-iname"));
        return (r, item) -> pattern.matches(base(item.path()));
      }
      case "-path", "-wholename" -> {
        GlobPattern pattern = GlobPattern.of(run.argument(option));
        return (r, item) -> pattern.matches(item.path());
      }
      case "-regex" -> {
        var pattern = RegexSyntax.basic(run.argument(option), false);
        return (r, item) -> pattern.matcher(item.path()).matches();
      }
      case "-type" -> {
        String types = run.argument(option);
        return (r, item) -> types.replace('f', '-').indexOf(item.status().type()) >= 0;
      }
      case "-maxdepth" -> run.maxDepth = (int) number(run, option);
      case "-mindepth" -> run.minDepth = (int) number(run, option);
      case "-depth" -> run.contentsFirst = true;
      case "-empty" -> {
        return (r, item) ->
            item.status().isDirectory()
                ? r.self.files().list(item.path()).isEmpty()
                : item.status().isRegular() && item.status().size() == 0;
      }
      case "-size" -> {
        return size(run.argument(option));
      }
      case "-mtime", "-mmin" -> {
        return age(run.argument(option), option.equals("-mtime") ? 86400 : 60);
      }
      case "-newer" -> {
        FileStatus other = run.self.files().status(run.argument(option), true);
        return (r, item) -> item.status().modified().isAfter(other.modified());
      }
      case "-user" -> {
        int uid = io.kubeschool.machine.Accounts.uid(run.self, run.argument(option));
        return (r, item) -> item.status().uid() == uid;
      }
      case "-perm" -> {
        String mode = run.argument(option);
        int bits = FileMode.apply(mode.replaceFirst("^[-/]", ""), 0, false);
        return (r, item) ->
            mode.startsWith("-")
                ? (item.status().mode() & bits) == bits
                : mode.startsWith("/")
                    ? (item.status().mode() & bits) != 0
                    : item.status().mode() == bits;
      }
      case "-true" -> {
        return (r, item) -> true;
      }
      case "-false" -> {
        return (r, item) -> false;
      }
      case "-xdev", "-mount", "-follow" -> {
        // one file system, no links followed
      }
      case "-prune" -> {
        return (r, item) -> r.pruned = true;
      }
      default -> {
        return action(run, option);
      }
    }
    return (r, item) -> true;
  }

  private static Test action(Run run, String option) {
    switch (option) {
      case "-print", "-print0", "-ls", "-quit" -> {
        run.acts = true;
        String end = option.equals("-print0") ? "\0" : "\n";
        return (r, item) -> {
          r.self.out().print(item.path() + end);
          return true;
        };
      }
      case "-printf" -> {
        run.acts = true;
        String format =
            io.kubeschool.machine.Escapes.decode(
                    run.argument(option), io.kubeschool.machine.Escapes.Style.PRINTF)
                .text();
        return (r, item) -> {
          r.self
              .out()
              .print(
                  format
                      .replace("%p", item.path())
                      .replace("%f", base(item.path()))
                      .replace("%s", Long.toString(item.status().size()))
                      .replace("%m", Integer.toOctalString(item.status().mode())));
          return true;
        };
      }
      case "-delete" -> {
        run.acts = true;
        run.contentsFirst = true;
        return (r, item) -> delete(r, item);
      }
      case "-exec", "-execdir", "-ok" -> {
        run.acts = true;
        return exec(run);
      }
      default -> throw Tool.failure("unknown predicate `" + option + "'");
    }
  }

  private static boolean delete(Run run, Item item) {
    try {
      if (item.status().isDirectory()) {
        run.self.files().removeDirectory(item.path());
      } else {
        run.self.files().remove(item.path());
      }
      return true;
    } catch (SystemError e) {
      run.self.err().println("find: cannot delete ‘" + item.path() + "’: " + e.text());
      run.status = 1;
      return false;
    }
  }

  private static Test exec(Run run) {
    List<String> command = new ArrayList<>();
    while (!run.at(";") && !run.at("+")) {
      command.add(run.argument("-exec"));
    }
    boolean all = run.at("+");
    run.position++;
    if (command.isEmpty()) {
      throw Tool.failure("invalid argument `;' to `-exec'");
    }
    if (all) {
      List<String> found = new ArrayList<>();
      run.atEnd.add(() -> {
        if (!found.isEmpty()) {
          List<String> argv = new ArrayList<>(command);
          argv.removeIf(a -> a.equals("{}"));
          argv.addAll(found);
          run.status |= Launch.run(run.self, "find", argv, run.self.in()) == 0 ? 0 : 1;
        }
      });
      return (r, item) -> found.add(item.path());
    }
    return (r, item) ->
        Launch.run(
                r.self,
                "find",
                command.stream().map(a -> a.replace("{}", item.path())).toList(),
                r.self.in())
            == 0;
  }

  private static String base(String path) {
    String clean = path.length() > 1 ? path.replaceFirst("/+$", "") : path;
    return clean.equals("/") ? clean : PathName.base(clean);
  }

  private static long number(Run run, String option) {
    String text = run.argument(option);
    if (!text.matches("[0-9]{1,9}")) {
      throw Tool.failure(
          "Expected a positive decimal integer argument to " + option + ", but got ‘" + text + "’");
    }
    return Long.parseLong(text);
  }

  private static Test size(String text) {
    var m = java.util.regex.Pattern.compile("([-+]?)([0-9]{1,12})([bcwkMG]?)").matcher(text);
    if (!m.matches()) {
      throw Tool.failure("Invalid argument `" + text + "' to -size");
    }
    long unit =
        switch (m.group(3)) {
          case "c" -> 1;
          case "w" -> 2;
          case "k" -> 1024;
          case "M" -> 1 << 20;
          case "G" -> 1 << 30;
          default -> 512;
        };
    long wanted = Long.parseLong(m.group(2));
    return (r, item) -> compare((item.status().size() + unit - 1) / unit, m.group(1), wanted);
  }

  private static Test age(String text, int unit) {
    var m = java.util.regex.Pattern.compile("([-+]?)([0-9]{1,9})").matcher(text);
    if (!m.matches()) {
      throw Tool.failure("invalid argument `" + text + "' to `-mtime'");
    }
    long wanted = Long.parseLong(m.group(2));
    return (r, item) ->
        compare(
            Duration.between(item.status().modified(), r.self.now()).toSeconds() / unit,
            m.group(1),
            wanted);
  }

  private static boolean compare(long value, String sign, long wanted) {
    return sign.equals("+") ? value > wanted : sign.equals("-") ? value < wanted : value == wanted;
  }
}
