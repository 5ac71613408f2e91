package io.kubeschool.machine.program.sed;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.SystemError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a script over lines. Models GNU sed: execute.c. */
final class SedMachine {

  private static final int MOST_STEPS = 1_000_000;

  private enum Flow {
    NEXT,
    END_CYCLE,
    DELETE,
    RESTART,
    QUIT,
    QUIT_SILENTLY,
    BRANCH
  }

  private final Process self;
  private final List<SedCommand> script;
  private final boolean quiet;
  private List<String> lines;
  private boolean endsWithNewline;
  private int next;
  private String pattern = "";
  private String hold = "";
  private String branch = "";
  private boolean substituted;
  private Pattern last;
  private StringBuilder out = new StringBuilder();
  private StringBuilder appended = new StringBuilder();
  private int status;
  private int steps;

  SedMachine(Process self, List<SedCommand> script, boolean quiet) {
    this.self = self;
    this.script = script;
    this.quiet = quiet;
  }

  int status() {
    return status;
  }

  /** What the script makes of a text. */
  String run(String text) {
    endsWithNewline = text.isEmpty() || text.endsWith("\n");
    lines = text.lines().toList();
    next = 0;
    out = new StringBuilder();
    boolean keepPattern = false;
    while (keepPattern || next < lines.size()) {
      if (!keepPattern) {
        pattern = lines.get(next++);
      }
      keepPattern = false;
      substituted = false;
      Flow flow = run(script);
      if (flow == Flow.RESTART) {
        keepPattern = true;
        flush();
        continue;
      }
      if (flow != Flow.DELETE && flow != Flow.QUIT_SILENTLY && !quiet) {
        print(pattern);
      }
      flush();
      if (flow == Flow.QUIT || flow == Flow.QUIT_SILENTLY) {
        break;
      }
    }
    if (!endsWithNewline
        && next >= lines.size()
        && out.length() > 0
        && out.charAt(out.length() - 1) == '\n') {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  private void print(String text) {
    out.append(text).append('\n');
  }

  private void flush() {
    out.append(appended);
    appended = new StringBuilder();
  }

  private Flow run(List<SedCommand> commands) {
    for (int i = 0; i < commands.size(); i++) {
      if (++steps > MOST_STEPS) {
        throw new SedException("the script does not end");
      }
      SedCommand command = commands.get(i);
      if (selects(command) == command.negated) {
        continue;
      }
      Flow flow = run(command);
      if (flow == Flow.BRANCH) {
        int label = label(commands, branch);
        if (branch.isEmpty()) {
          return Flow.END_CYCLE;
        }
        if (label < 0) {
          return Flow.BRANCH;
        }
        i = label;
      } else if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private static int label(List<SedCommand> commands, String name) {
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i).action instanceof SedCommand.Label(String label) && label.equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean selects(SedCommand command) {
    if (command.from == null) {
      return true;
    }
    if (command.to == null) {
      return matches(command.from);
    }
    if (command.from.equals(SedAddress.START) && next == 1) {
      command.inRange = true;
    }
    if (command.inRange) {
      boolean ends =
          switch (command.to) {
            case SedAddress.Line(long number) -> next >= number;
            case SedAddress.Plus _ -> next >= command.rangeEnd;
            default -> matches(command.to);
          };
      if (ends) {
        command.inRange = false;
        return !(command.to instanceof SedAddress.Line(long number)) || next <= number;
      }
      return true;
    }
    if (!matches(command.from)) {
      return false;
    }
    command.inRange = true;
    switch (command.to) {
      case SedAddress.Line(long number) -> command.inRange = number > next;
      case SedAddress.Plus(long count) -> {
        command.rangeEnd = next + count;
        command.inRange = count > 0;
      }
      default -> {}
    }
    return true;
  }

  private boolean matches(SedAddress address) {
    return switch (address) {
      case SedAddress.Line(long number) -> next == number;
      case SedAddress.Step(long first, long step) ->
          step <= 0 ? next == first : next >= first && (next - first) % step == 0;
      case SedAddress.Last() -> next == lines.size();
      case SedAddress.Regex(Pattern regex) -> use(regex).matcher(pattern).find();
      case SedAddress.Plus _ -> false;
    };
  }

  private Pattern use(Pattern regex) {
    if (regex != null) {
      last = regex;
    }
    if (last == null) {
      throw new SedException("no previous regular expression");
    }
    return last;
  }

  private Flow run(SedCommand command) {
    return switch (command.action) {
      case SedCommand.Block(List<SedCommand> commands) -> run(commands);
      case SedCommand.Label _ -> Flow.NEXT;
      case SedCommand.Branch(char letter, String label) -> {
        boolean taken = letter == 'b' || substituted == (letter == 't');
        if (letter != 'b' && taken) {
          substituted = false;
        }
        branch = label;
        yield taken ? Flow.BRANCH : Flow.NEXT;
      }
      case SedCommand.Quit(int exitStatus, boolean print) -> {
        status = exitStatus;
        yield print ? Flow.QUIT : Flow.QUIT_SILENTLY;
      }
      case SedCommand.Text(char letter, String text) -> text(command, letter, text);
      case SedCommand.Substitute substitute -> substitute(substitute);
      case SedCommand.Translate(String from, String to) -> {
        StringBuilder result = new StringBuilder(pattern);
        for (int i = 0; i < result.length(); i++) {
          int index = from.indexOf(result.charAt(i));
          if (index >= 0) {
            result.setCharAt(i, to.charAt(index));
          }
        }
        pattern = result.toString();
        yield Flow.NEXT;
      }
      case SedCommand.FileAction(char letter, String file) -> {
        if (letter == 'w') {
          write(file, pattern + "\n");
        } else {
          try {
            appended.append(self.files().text(file));
          } catch (SystemError e) {
            appended.append("");
          }
        }
        yield Flow.NEXT;
      }
      case SedCommand.Letter(char letter) -> letter(letter);
    };
  }

  private void write(String file, String text) {
    if (file.equals("/dev/stdout")) {
      out.append(text);
      return;
    }
    try (var stream = self.files().create(file, true)) {
      stream.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new SedException("couldn't write to " + file);
    }
  }

  private Flow text(SedCommand command, char letter, String text) {
    switch (letter) {
      case 'a' -> appended.append(text).append('\n');
      case 'i' -> print(text);
      default -> {
        if (command.to == null || !command.inRange) {
          print(text);
        }
        return Flow.DELETE;
      }
    }
    return Flow.NEXT;
  }

  private Flow letter(char letter) {
    switch (letter) {
      case 'd' -> {
        return Flow.DELETE;
      }
      case 'D' -> {
        int end = pattern.indexOf('\n');
        if (end < 0) {
          return Flow.DELETE;
        }
        pattern = pattern.substring(end + 1);
        return Flow.RESTART;
      }
      case 'p' -> print(pattern);
      case 'P' -> print(pattern.split("\n", 2)[0]);
      case 'n' -> {
        if (next >= lines.size()) {
          return Flow.QUIT;
        }
        if (!quiet) {
          print(pattern);
        }
        flush();
        pattern = lines.get(next++);
      }
      case 'N' -> {
        if (next >= lines.size()) {
          return Flow.QUIT;
        }
        pattern = pattern + "\n" + lines.get(next++);
      }
      case 'g' -> pattern = hold;
      case 'G' -> pattern = pattern + "\n" + hold;
      case 'h' -> hold = pattern;
      case 'H' -> hold = hold + "\n" + pattern;
      case 'x' -> {
        String was = pattern;
        pattern = hold;
        hold = was;
      }
      case '=' -> print(String.valueOf(next));
      default ->
          print(pattern.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") + "$");
    }
    return Flow.NEXT;
  }

  private Flow substitute(SedCommand.Substitute s) {
    Matcher matcher = use(s.pattern()).matcher(pattern);
    StringBuilder result = new StringBuilder();
    int end = 0;
    int count = 0;
    boolean changed = false;
    int previous = -1;
    while (matcher.find()) {
      // An empty match right behind a match is none: GNU sed, execute.c: do_subst.
      if (matcher.start() == matcher.end() && matcher.start() == previous) {
        continue;
      }
      previous = matcher.end();
      count++;
      if (count < s.number()) {
        continue;
      }
      result.append(pattern, end, matcher.start());
      replacement(s.replacement(), matcher, result);
      end = matcher.end();
      changed = true;
      if (!s.global()) {
        break;
      }
    }
    if (changed) {
      pattern = result.append(pattern.substring(end)).toString();
      substituted = true;
      if (s.print()) {
        print(pattern);
      }
      if (!s.file().isEmpty()) {
        write(s.file(), pattern + "\n");
      }
    }
    return Flow.NEXT;
  }

  /** {@code &}, {@code \1}, {@code \n} and GNU's changes of case. */
  private static void replacement(String text, Matcher matcher, StringBuilder result) {
    char mode = 'E';
    char once = 'E';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String piece;
      if (c == '&') {
        piece = matcher.group();
      } else if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        if ("ULE".indexOf(next) >= 0) {
          mode = next;
          continue;
        }
        if ("ul".indexOf(next) >= 0) {
          once = next;
          continue;
        }
        piece = escaped(next, matcher);
      } else {
        piece = String.valueOf(c);
      }
      if (mode != 'E') {
        piece = mode == 'U' ? piece.toUpperCase(Locale.ROOT) : piece.toLowerCase(Locale.ROOT);
      }
      if (once != 'E' && !piece.isEmpty()) {
        String first = piece.substring(0, 1);
        piece =
            (once == 'u' ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
                + piece.substring(1);
        once = 'E';
      }
      result.append(piece);
    }
  }

  private static String escaped(char next, Matcher matcher) {
    if (Character.isDigit(next)) {
      int group = next - '0';
      if (group > matcher.groupCount()) {
        throw new SedException("invalid reference \\" + group + " on `s' command's RHS");
      }
      String found = matcher.group(group);
      return found == null ? "" : found;
    }
    return switch (next) {
      case 'n' -> "\n";
      case 't' -> "\t";
      default -> String.valueOf(next);
    };
  }
}
