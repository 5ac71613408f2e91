package io.kubeschool.machine.program.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.SystemError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * {@code diff}, as GNU's, of files and folders: the normal and the unified format. Models diff(1).
 */
public final class Diff implements Program {

  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int TROUBLE = 2;
  private static final String TRY = "diff: Try 'diff --help' for more information.\n";

  /** Stands behind a last line that no newline ends. */
  private static final String NO_NEWLINE = "\n\\ No newline at end of file";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public int run(Process self) {
    Options options = new Options();
    List<String> paths = new ArrayList<>();
    List<String> flags = new ArrayList<>();
    for (String argument : self.arguments().subList(1, self.arguments().size())) {
      if (argument.startsWith("-") && argument.length() > 1) {
        flags.add(argument);
        if (!options.read(argument)) {
          self.err().print("diff: " + options.complaint(argument) + "\n" + TRY);
          return TROUBLE;
        }
      } else {
        paths.add(argument);
      }
    }
    if (paths.size() != 2) {
      self.err()
          .print(
              "diff: missing operand after '"
                  + (paths.isEmpty() ? "diff" : paths.getLast())
                  + "'\n"
                  + TRY);
      return TROUBLE;
    }
    return new Comparison(self, options, flags).compare(paths.get(0), paths.get(1));
  }

  /** The options that it was given. */
  private static final class Options {
    private boolean unified;
    private boolean absentAsEmpty;
    private boolean brief;
    private boolean recursive;
    private boolean ignoreSpace;
    private boolean ignoreAmount;
    private boolean ignoreCase;
    private boolean ignoreBlank;
    private boolean tellsSame;
    private int context = 3;

    boolean read(String argument) {
      if (argument.startsWith("--")) {
        switch (argument.split("=", 2)[0]) {
          case "--unified" -> unified = true;
          case "--new-file" -> absentAsEmpty = true;
          case "--brief" -> brief = true;
          case "--recursive" -> recursive = true;
          case "--ignore-all-space" -> ignoreSpace = true;
          case "--ignore-space-change" -> ignoreAmount = true;
          case "--ignore-case" -> ignoreCase = true;
          case "--ignore-blank-lines" -> ignoreBlank = true;
          case "--report-identical-files" -> tellsSame = true;
          case "--color", "--text" -> {}
          default -> {
            return false;
          }
        }
        return true;
      }
      if (argument.matches("-U\\d+")) {
        unified = true;
        context = Integer.parseInt(argument.substring(2, Math.min(argument.length(), 8)));
        return true;
      }
      for (char letter : argument.substring(1).toCharArray()) {
        switch (letter) {
          case 'u' -> unified = true;
          case 'N' -> absentAsEmpty = true;
          case 'q' -> brief = true;
          case 'r' -> recursive = true;
          case 'w' -> ignoreSpace = true;
          case 'b', 'Z' -> ignoreAmount = true;
          case 'i' -> ignoreCase = true;
          case 'B' -> ignoreBlank = true;
          case 's' -> tellsSame = true;
          case 'a' -> {}
          default -> {
            return false;
          }
        }
      }
      return true;
    }

    /** What to say about an option that is not known, or known and not there. */
    String complaint(String argument) {
      boolean real = argument.matches("-[ycednl].*|--(side-by-side|context|ed|rcs)(=.*)?");
      return real
          ? "option '" + argument + "' is not in this school; there are the normal format and -u"
          : argument.startsWith("--")
              ? "unrecognized option '" + argument + "'"
              : "invalid option -- '" + argument.charAt(1) + "'";
    }

    boolean same(String a, String b) {
      return comparable(a).equals(comparable(b));
    }

    private String comparable(String line) {
      String text = ignoreCase ? line.toLowerCase(Locale.ROOT) : line;
      return ignoreSpace
          ? text.replace(NO_NEWLINE, "").replaceAll("\\s+", "")
          : ignoreAmount
              ? text.replace(NO_NEWLINE, "").replaceAll("\\s+", " ").stripTrailing()
              : text;
    }

    /** Whether a change is of blank lines only, and these do not count. */
    boolean ignores(AbstractDelta<String> delta) {
      return ignoreBlank
          && delta.getSource().getLines().stream().allMatch(String::isEmpty)
          && delta.getTarget().getLines().stream().allMatch(String::isEmpty);
    }
  }

  /** One run of it. */
  private record Comparison(Process self, Options options, List<String> flags) {

    int compare(String left, String right) {
      boolean leftFolder = self.files().isDirectory(left);
      boolean rightFolder = self.files().isDirectory(right);
      if (leftFolder && rightFolder) {
        return folders(left, right);
      }
      String first = leftFolder ? left + "/" + baseName(right) : left;
      String second = rightFolder ? right + "/" + baseName(left) : right;
      return files(first, second, false);
    }

    private static String baseName(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    private int folders(String left, String right) {
      TreeSet<String> names = new TreeSet<>(self.files().list(left));
      names.addAll(self.files().list(right));
      int status = SAME;
      for (String name : names) {
        String first = left + "/" + name;
        String second = right + "/" + name;
        boolean inFirst = self.files().exists(first);
        boolean inSecond = self.files().exists(second);
        if (!options.absentAsEmpty && inFirst != inSecond) {
          self.out().print("Only in " + (inFirst ? left : right) + ": " + name + "\n");
          status = Math.max(status, DIFFERENT);
        } else if (self.files().isDirectory(first) && self.files().isDirectory(second)) {
          if (options.recursive) {
            status = Math.max(status, folders(first, second));
          } else {
            self.out().print("Common subdirectories: " + first + " and " + second + "\n");
          }
        } else {
          status = Math.max(status, files(first, second, true));
        }
      }
      return status;
    }

    private int files(String left, String right, boolean named) {
      String one;
      String two;
      try {
        one = text(left);
        two = text(right);
      } catch (SystemError e) {
        String missing = self.files().exists(left) || left.equals("-") ? right : left;
        self.err().print("diff: " + missing + ": " + e.text() + "\n");
        return TROUBLE;
      }
      List<String> before = lines(one);
      List<String> after = lines(two);
      Patch<String> patch = DiffUtils.diff(before, after, options::same);
      patch.getDeltas().removeIf(options::ignores);
      if (patch.getDeltas().isEmpty()) {
        if (options.tellsSame) {
          self.out().print("Files " + left + " and " + right + " are identical\n");
        }
        return SAME;
      }
      if (options.brief) {
        self.out().print("Files " + left + " and " + right + " differ\n");
        return DIFFERENT;
      }
      if (named) {
        self.out()
            .print(
                "diff "
                    + String.join(" ", flags)
                    + (flags.isEmpty() ? "" : " ")
                    + left
                    + " "
                    + right
                    + "\n");
      }
      if (options.unified) {
        self.out()
            .print(
                "--- " + left + "\t" + time(left) + "\n+++ " + right + "\t" + time(right) + "\n");
        self.out().print(UnifiedHunks.of(before, patch, options.context));
      } else {
        self.out().print(normal(patch));
      }
      return DIFFERENT;
    }

    /** The lines; a last one that no newline ends is unlike one that is ended. */
    private static List<String> lines(String text) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (!text.isEmpty() && !text.endsWith("\n")) {
        lines.add(lines.removeLast() + NO_NEWLINE);
      }
      return lines;
    }

    private String text(String path) {
      if (path.equals("-")) {
        try {
          return new String(self.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return options.absentAsEmpty && !self.files().exists(path) ? "" : self.files().text(path);
    }

    private String time(String path) {
      boolean there = !path.equals("-") && self.files().exists(path);
      Instant modified =
          there
              ? self.files().status(path, true).modified()
              : path.equals("-") ? self.now() : Instant.EPOCH;
      return TIME.format(modified);
    }

    private static String normal(Patch<String> patch) {
      StringBuilder text = new StringBuilder();
      for (AbstractDelta<String> delta : patch.getDeltas()) {
        List<String> gone = delta.getSource().getLines();
        List<String> come = delta.getTarget().getLines();
        String letter = gone.isEmpty() ? "a" : come.isEmpty() ? "d" : "c";
        text.append(range(delta.getSource().getPosition(), gone.size()))
            .append(letter)
            .append(range(delta.getTarget().getPosition(), come.size()))
            .append('\n');
        gone.forEach(line -> text.append("< ").append(line).append('\n'));
        if (letter.equals("c")) {
          text.append("---\n");
        }
        come.forEach(line -> text.append("> ").append(line).append('\n'));
      }
      return text.toString();
    }

    private static String range(int position, int size) {
      if (size == 0) {
        return String.valueOf(position);
      }
      return size == 1 ? String.valueOf(position + 1) : (position + 1) + "," + (position + size);
    }
  }
}
