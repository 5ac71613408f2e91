package io.kubeschool.machine.program;

import io.kubeschool.machine.ProgramTable;
import java.util.ArrayList;
import java.util.List;

/** Tools that rearrange lines. */
final class LineTools {

  private LineTools() {}

  static void addTo(ProgramTable programs) {
    programs.add(
        "nl",
        new SmallTool(
            "b:n:w:s:v:i: body-numbering=b number-width=w number-separator=s", LineTools::number));
    programs.add("tac", new SmallTool("", LineTools::reverseLines));
    programs.add("rev", new SmallTool("", LineTools::reverseCharacters));
    programs.add("paste", new SmallTool("d:sz delimiters=d serial=s", LineTools::paste));
    programs.add(
        "column",
        new SmallTool("ts:c:o:N: table=t separator=s output-separator=o", LineTools::column));
    programs.add("fold", new SmallTool("w:sb width=w spaces=s", LineTools::fold));
    programs.add("comm", new SmallTool("123", LineTools::compare));
    programs.add("expand", new SmallTool("t:i tabs=t", LineTools::expand));
    programs.add("cmp", new SmallTool("sl silent=s quiet=s", LineTools::compareBytes));
    programs.add("strings", new SmallTool("an:", call -> each(call, call.out()::println)));
  }

  private static int each(Call call, java.util.function.Consumer<String> action) {
    for (String file : call.inputs()) {
      call.read(
          file,
          in -> {
            LineReader lines = new LineReader(in);
            for (String line = lines.next(); line != null; line = lines.next()) {
              call.self().tick();
              action.accept(line);
            }
          });
    }
    return 0;
  }

  private static List<String> all(Call call, String file) {
    List<String> lines = new ArrayList<>();
    call.read(file, in -> lines.addAll(new LineReader(in).all()));
    return lines;
  }

  private static int number(Call call) {
    int width =
        call.has('w')
            ? (int) Math.min(100, call.number(call.value('w'), "invalid line number field width"))
            : 6;
    String separator = call.has('s') ? call.value('s') : "\t";
    boolean everything = "a".equals(call.value('b'));
    int[] next = {
      call.has('v') ? (int) call.number(call.value('v'), "invalid starting line number") : 1
    };
    return each(
        call,
        line ->
            call.out()
                .println(
                    line.isEmpty() && !everything
                        ? " ".repeat(width + separator.length())
                        : ("%" + Math.max(1, width) + "d").formatted(next[0]++)
                            + separator
                            + line));
  }

  private static int reverseLines(Call call) {
    for (String file : call.inputs()) {
      all(call, file).reversed().forEach(call.out()::println);
    }
    return 0;
  }

  private static int reverseCharacters(Call call) {
    return each(call, line -> call.out().println(new StringBuilder(line).reverse().toString()));
  }

  private static int paste(Call call) {
    String delimiters =
        call.has('d')
            ? io.kubeschool.machine.Escapes.decode(
                    call.value('d'), io.kubeschool.machine.Escapes.Style.PRINTF)
                .text()
            : "\t";
    List<List<String>> columns = new ArrayList<>();
    int inputs = 0;
    for (String file : call.inputs()) {
      if (file.equals("-") && inputs++ > 0) {
        columns.add(null);
      } else {
        columns.add(all(call, file));
      }
    }
    if (call.has('s')) {
      for (List<String> lines : columns) {
        call.out().println(lines == null ? "" : join(lines, delimiters));
      }
      return 0;
    }
    if (inputs > 1) {
      int count = inputs;
      List<String> lines = columns.stream().filter(c -> c != null).findFirst().orElse(List.of());
      for (int i = 0; i < lines.size(); i += count) {
        List<String> row = new ArrayList<>(lines.subList(i, Math.min(lines.size(), i + count)));
        while (row.size() < count) {
          row.add("");
        }
        call.out().println(join(row, delimiters));
      }
      return 0;
    }
    int rows = columns.stream().mapToInt(List::size).max().orElse(0);
    for (int r = 0; r < rows; r++) {
      int row = r;
      call.out()
          .println(
              join(
                  columns.stream().map(c -> row < c.size() ? c.get(row) : "").toList(),
                  delimiters));
    }
    return 0;
  }

  private static String join(List<String> cells, String delimiters) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0 && !delimiters.isEmpty()) {
        out.append(delimiters.charAt((i - 1) % delimiters.length()));
      }
      out.append(cells.get(i));
    }
    return out.toString();
  }

  private static int column(Call call) {
    List<List<String>> rows = new ArrayList<>();
    String separator = call.value('s');
    String joint = call.has('o') ? call.value('o') : "  ";
    each(
        call,
        line -> {
          if (!line.isBlank()) {
            rows.add(
                !call.has('t')
                    ? List.of(line)
                    : separator == null
                        ? List.of(line.strip().split("[ \t]+"))
                        : List.of(
                            line.split("[" + java.util.regex.Pattern.quote(separator) + "]", -1)));
          }
        });
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        out.append(i > 0 ? joint : "").append(row.get(i));
        if (i < row.size() - 1) {
          out.append(" ".repeat(widths.get(i) - row.get(i).length()));
        }
      }
      call.out().println(out.toString());
    }
    return 0;
  }

  private static int fold(Call call) {
    int width =
        (int)
            Math.max(
                1,
                Math.min(
                    100_000,
                    call.has('w')
                        ? call.number(call.value('w'), "invalid number of columns")
                        : 80));
    return each(
        call,
        line -> {
          String rest = line;
          while (rest.length() > width) {
            int cut = call.has('s') ? rest.lastIndexOf(' ', width - 1) + 1 : width;
            cut = cut <= 0 ? width : cut;
            call.out().println(rest.substring(0, cut));
            rest = rest.substring(cut);
          }
          call.out().println(rest);
        });
  }

  private static int compare(Call call) {
    if (call.operands().size() != 2) {
      throw Tool.usageError("missing operand");
    }
    List<String> left = all(call, call.operands().getFirst());
    List<String> right = all(call, call.operands().get(1));
    String second = call.has('1') ? "" : "\t";
    String third = second + (call.has('2') ? "" : "\t");
    int i = 0;
    int k = 0;
    while (i < left.size() || k < right.size()) {
      int order =
          i == left.size()
              ? 1
              : k == right.size() ? -1 : Sort.compareBytes(left.get(i), right.get(k));
      if (order < 0) {
        show(call, '1', left.get(i++));
      } else if (order > 0) {
        show(call, '2', second + right.get(k++));
      } else {
        show(call, '3', third + left.get(i++));
        k++;
      }
    }
    return 0;
  }

  private static void show(Call call, char column, String line) {
    if (!call.has(column)) {
      call.out().println(line);
    }
  }

  private static int expand(Call call) {
    int width =
        (int)
            Math.max(
                1,
                Math.min(
                    1000,
                    call.has('t')
                        ? call.number(call.value('t'), "tab size contains invalid character(s)")
                        : 8));
    return each(
        call,
        line -> {
          StringBuilder out = new StringBuilder();
          for (char c : line.toCharArray()) {
            if (c == '\t') {
              out.repeat(' ', width - out.length() % width);
            } else {
              out.append(c);
            }
          }
          call.out().println(out.toString());
        });
  }

  private static int compareBytes(Call call) {
    if (call.operands().size() != 2) {
      throw Tool.usageError("missing operand");
    }
    byte[][] both = new byte[2][];
    for (int i = 0; i < 2; i++) {
      int index = i;
      if (!call.read(call.operands().get(i), in -> both[index] = in.readAllBytes())) {
        return 2;
      }
    }
    int at = java.util.Arrays.mismatch(both[0], both[1]);
    if (at < 0) {
      return 0;
    }
    if (!call.has('s')) {
      long line = 1;
      for (int i = 0; i < at && i < both[0].length; i++) {
        line += both[0][i] == '\n' ? 1 : 0;
      }
      boolean shorter = at == both[0].length || at == both[1].length;
      String names = call.operands().getFirst() + " " + call.operands().get(1);
      if (shorter) {
        call.self()
            .err()
            .println(
                "cmp: EOF on "
                    + call.operands().get(at == both[0].length ? 0 : 1)
                    + " after byte "
                    + at
                    + ", line "
                    + line);
      } else {
        call.out().println(names + " differ: byte " + (at + 1) + ", line " + line);
      }
    }
    return 1;
  }
}
