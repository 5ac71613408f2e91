package io.kubeschool.machine.program;

import io.kubeschool.machine.PathName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code grep}, {@code egrep}, {@code fgrep}. */
final class Grep extends Tool {

  private final char kind;

  /**
   * @param kind {@code 'G'} basic, {@code 'E'} extended, {@code 'F'} fixed, unless an option says
   */
  Grep(char kind) {
    super(
        "#EFGPe:f:ivyxwclLqsnohHrRA:B:C:m:IabzZ::Y:X: extended-regexp=E fixed-strings=F"
            + " basic-regexp=G perl-regexp=P regexp=e file=f ignore-case=i invert-match=v"
            + " line-regexp=x word-regexp=w count=c files-with-matches=l files-without-match=L"
            + " quiet=q silent=q no-messages=s line-number=n only-matching=o no-filename=h"
            + " with-filename=H recursive=r after-context=A before-context=B context=C max-count=m"
            + " color=Z colour=Z include=Y exclude=X",
        "[OPTION]... PATTERNS [FILE]...",
        2);
    this.kind = kind;
  }

  @Override
  int run(Call call) {
    List<String> operands = new ArrayList<>(call.operands());
    List<String> patterns = patterns(call);
    if (patterns == null) {
      if (operands.isEmpty()) {
        call.self()
            .err()
            .print(
                "Usage: grep [OPTION]... PATTERNS [FILE]...\n"
                    + "Try 'grep --help' for more information.\n");
        return 2;
      }
      patterns = List.of(operands.removeFirst().split("\n", -1));
    }
    boolean recursive = call.has('r') || call.has('R');
    if (operands.isEmpty()) {
      operands.add(recursive ? "." : "-");
    }
    Search search = new Search(call, compile(call, patterns));
    search.names = !call.has('h') && (call.has('H') || operands.size() > 1 || recursive);
    for (String file : operands) {
      search.file(file, file);
      if (search.found && call.has('q')) {
        return 0;
      }
    }
    return call.status() > 0 && !(search.found && call.has('q')) ? 2 : search.found ? 0 : 1;
  }

  private static List<String> patterns(Call call) {
    List<String> patterns = null;
    for (Options.Given option : call.options()) {
      if (option.letter() == 'e') {
        patterns = patterns == null ? new ArrayList<>() : patterns;
        patterns.addAll(List.of(option.value().split("\n", -1)));
      } else if (option.letter() == 'f') {
        List<String> list = patterns == null ? new ArrayList<>() : patterns;
        call.read(option.value(), in -> list.addAll(new LineReader(in).all()));
        patterns = list;
      }
    }
    return patterns;
  }

  private List<Pattern> compile(Call call, List<String> patterns) {
    char last = call.last("EFGP");
    char syntax = last == 0 ? kind : last;
    boolean ignoreCase = call.has('i') || call.has('y');
    List<Pattern> compiled = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        compiled.add(compile(call, pattern, syntax, ignoreCase));
      } catch (PatternSyntaxException e) {
        throw failure(e.getDescription());
      }
    }
    return compiled;
  }

  private static Pattern compile(Call call, String pattern, char syntax, boolean ignoreCase) {
    Pattern regex =
        switch (syntax) {
          case 'F' ->
              Pattern.compile(
                  Pattern.quote(pattern),
                  ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
          case 'P' -> Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
          case 'E' -> RegexSyntax.extended(pattern, ignoreCase);
          default -> RegexSyntax.basic(pattern, ignoreCase);
        };
    if (call.has('x')) {
      return Pattern.compile("^(?:" + regex.pattern() + ")(?!.)", regex.flags());
    }
    if (call.has('w')) {
      return Pattern.compile("(?<!\\w)(?:" + regex.pattern() + ")(?!\\w)", regex.flags());
    }
    return regex;
  }

  private static final class Search {
    private final Call call;
    private final List<Pattern> patterns;
    private final int before;
    private final int after;
    private final long most;
    private final boolean color;
    private boolean names;
    private boolean found;
    private boolean separated;

    Search(Call call, List<Pattern> patterns) {
      this.call = call;
      this.patterns = patterns;
      String both = call.has('C') ? call.value('C') : call.has('#') ? call.value('#') : "0";
      before = context(call.has('B') ? call.value('B') : both);
      after = context(call.has('A') ? call.value('A') : both);
      most = call.has('m') ? call.number(call.value('m'), "invalid max count") : Long.MAX_VALUE;
      color =
          call.has('Z')
              && !"never".equals(call.value('Z'))
              && ("always".equals(call.value('Z')) || call.self().outIsTerminal());
    }

    private static int context(String text) {
      if (!text.matches("[0-9]{1,9}")) {
        throw failure(text + ": invalid context length argument");
      }
      return Integer.parseInt(text);
    }

    void file(String file, String shown) {
      if (!file.equals("-") && call.files().isDirectory(file)) {
        if (!call.has('r') && !call.has('R')) {
          call.error(file + ": Is a directory", 0);
          return;
        }
        for (String name : call.files().list(file)) {
          String path =
              file.equals(".") && call.operands().size() < 2 ? name : PathName.join(file, name);
          if (call.files().isDirectory(path) || included(name)) {
            file(path, path);
          }
        }
        return;
      }
      call.read(
          file,
          in -> search(in, shown.equals("-") ? "(standard input)" : shown),
          text -> failed(file, text));
    }

    private boolean included(String name) {
      String include = call.value('Y');
      String exclude = call.value('X');
      return (include == null || io.kubeschool.machine.GlobPattern.of(include).matches(name))
          && (exclude == null || !io.kubeschool.machine.GlobPattern.of(exclude).matches(name));
    }

    private void failed(String file, String text) {
      if (!call.has('s')) {
        call.error(file + ": " + text, 2);
      }
    }

    private void search(InputStream in, String name) throws IOException {
      LineReader lines = new LineReader(in);
      Deque<String> earlier = new ArrayDeque<>();
      long matches = 0;
      long number = 0;
      long afterLeft = 0;
      long lastPrinted = 0;
      boolean silent = call.has('q') || call.has('c') || call.has('l') || call.has('L');
      for (String line = lines.next(); line != null; line = lines.next()) {
        call.self().tick();
        number++;
        boolean selected = matches(line) != call.has('v');
        if (selected) {
          matches++;
          found |= !call.has('L');
          if (call.has('q')) {
            return;
          }
          if (call.has('l') || call.has('L')) {
            break;
          }
        }
        if (silent) {
          if (matches >= most) {
            break;
          }
          continue;
        }
        if (selected) {
          if (before + after > 0 && separated && number - earlier.size() > lastPrinted + 1) {
            call.out().println("--");
          }
          separated = true;
          long first = number - earlier.size();
          for (String old : earlier) {
            print(name, first++, old, '-');
          }
          earlier.clear();
          select(name, number, line);
          lastPrinted = number;
          afterLeft = after;
        } else if (afterLeft > 0) {
          afterLeft--;
          print(name, number, line, '-');
          lastPrinted = number;
        } else if (before > 0) {
          earlier.add(line);
          if (earlier.size() > before) {
            earlier.poll();
          }
        }
        if (matches >= most && afterLeft == 0) {
          break;
        }
      }
      if (call.has('c')) {
        call.out().println((names ? name + ":" : "") + matches);
      } else if (call.has('l') && matches > 0) {
        call.out().println(name);
      } else if (call.has('L') && matches == 0) {
        found = true;
        call.out().println(name);
      }
    }

    private boolean matches(String line) {
      for (Pattern pattern : patterns) {
        if (matcher(pattern, line).find()) {
          return true;
        }
      }
      return false;
    }

    private Matcher matcher(Pattern pattern, String line) {
      return pattern.matcher(Steady.text(call.self(), line));
    }

    private void select(String name, long number, String line) {
      if (!call.has('o')) {
        print(name, number, color && !call.has('v') ? colored(line) : line, ':');
        return;
      }
      if (call.has('v')) {
        return;
      }
      int from = 0;
      while (from <= line.length()) {
        int[] span = first(line, from);
        if (span == null) {
          return;
        }
        if (span[1] > span[0]) {
          print(name, number, line.substring(span[0], span[1]), ':');
        }
        from = Math.max(span[1], span[0] + 1);
      }
    }

    /** The leftmost, longest match from a place on. */
    private int[] first(String line, int from) {
      int[] best = null;
      for (Pattern pattern : patterns) {
        Matcher matcher = matcher(pattern, line);
        if (matcher.find(from)
            && (best == null
                || matcher.start() < best[0]
                || matcher.start() == best[0] && matcher.end() > best[1])) {
          best = new int[] {matcher.start(), matcher.end()};
        }
      }
      return best;
    }

    private String colored(String line) {
      StringBuilder out = new StringBuilder();
      int from = 0;
      for (int[] span = first(line, 0);
          span != null && span[1] > span[0];
          span = from <= line.length() ? first(line, from) : null) {
        out.append(line, from, span[0]).append("\u001b[01;31m\u001b[K");
        out.append(line, span[0], span[1]).append("\u001b[m\u001b[K");
        from = span[1];
      }
      return out.append(line.substring(from)).toString();
    }

    private void print(String name, long number, String line, char sign) {
      StringBuilder row = new StringBuilder();
      if (names) {
        row.append(name).append(sign);
      }
      if (call.has('n')) {
        row.append(number).append(sign);
      }
      call.out().println(row.append(line).toString());
    }
  }
}
