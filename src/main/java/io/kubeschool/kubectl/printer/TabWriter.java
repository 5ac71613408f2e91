package io.kubeschool.kubectl.printer;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns cells that end in tabs. A column is as wide as its widest cell among lines that follow one
 * another and have that column. Models Go's text/tabwriter and github.com/liggitt/tabwriter, which
 * adds that widths are remembered from flush to flush.
 */
public final class TabWriter {

  private final StringBuilder out;
  private final int leastWidth;
  private final int padding;
  private final boolean remembersWidths;
  private final List<List<String>> lines = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<Integer> remembered = new ArrayList<>();
  private StringBuilder cell = new StringBuilder();

  private TabWriter(StringBuilder out, int leastWidth, int padding, boolean remembersWidths) {
    this.out = out;
    this.leastWidth = leastWidth;
    this.padding = padding;
    this.remembersWidths = remembersWidths;
    lines.add(new ArrayList<>());
  }

  /** As kubectl's tables are written. Models cli-runtime printers.GetNewTabWriter. */
  public static TabWriter forTables(StringBuilder out) {
    return new TabWriter(out, 6, 3, true);
  }

  /**
   * A plain one.
   *
   * @param leastWidth of a column, padding included
   * @param padding blanks after a column's widest cell
   */
  public static TabWriter plain(StringBuilder out, int leastWidth, int padding) {
    return new TabWriter(out, leastWidth, padding, false);
  }

  /** Adds text, in which a tab ends a cell and a line feed ends a line. */
  public TabWriter write(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\t' -> endCell();
        case '\n', '\f' -> {
          endCell();
          lines.add(new ArrayList<>());
          if (c == '\f') {
            flush();
          }
        }
        default -> cell.append(c);
      }
    }
    return this;
  }

  private void endCell() {
    lines.getLast().add(cell.toString());
    cell = new StringBuilder();
  }

  /** Writes what was added. */
  public void flush() {
    if (!cell.isEmpty()) {
      endCell();
    }
    format(0, lines.size());
    lines.clear();
    lines.add(new ArrayList<>());
  }

  /** Forgets the widths of columns seen so far. */
  public void forgetWidths() {
    remembered.clear();
  }

  private void format(int from, int to) {
    int column = widths.size();
    int written = from;
    for (int line = from; line < to; line++) {
      if (column >= lines.get(line).size() - 1) {
        continue;
      }
      writeLines(written, line);
      written = line;
      int width = leastWidth;
      while (line < to && column < lines.get(line).size() - 1) {
        width = Math.max(width, length(lines.get(line).get(column)) + padding);
        line++;
      }
      widths.add(remembersWidths ? remember(column, width) : width);
      format(written, line);
      widths.removeLast();
      written = line;
    }
    writeLines(written, to);
  }

  private int remember(int column, int width) {
    while (remembered.size() < column) {
      remembered.add(widths.get(remembered.size()));
    }
    if (remembered.size() == column) {
      remembered.add(width);
    }
    int widest = Math.max(width, remembered.get(column));
    remembered.set(column, widest);
    return widest;
  }

  private void writeLines(int from, int to) {
    for (int i = from; i < to; i++) {
      List<String> cells = lines.get(i);
      for (int j = 0; j < cells.size(); j++) {
        String text = cells.get(j);
        out.append(text);
        if (j < widths.size()) {
          out.repeat(' ', Math.max(0, widths.get(j) - length(text)));
        }
      }
      if (i + 1 < lines.size()) {
        out.append('\n');
      }
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
