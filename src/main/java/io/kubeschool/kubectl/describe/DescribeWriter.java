package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.kubectl.printer.TerminalEscapes;

/** Writes lines at levels of indentation, their cells aligned. Models describe.PrefixWriter. */
public final class DescribeWriter {

  private final StringBuilder out = new StringBuilder();
  private final TabWriter table = TabWriter.plain(out, 0, 2);
  private final boolean aligned;

  /** A writer that aligns cells. */
  public DescribeWriter() {
    this(true);
  }

  private DescribeWriter(boolean aligned) {
    this.aligned = aligned;
  }

  /** A writer that leaves the tabs between cells as they are. */
  static DescribeWriter unaligned() {
    return new DescribeWriter(false);
  }

  /** Writes text as it is, after two blanks for each level. */
  public DescribeWriter write(int level, String text) {
    String line = "  ".repeat(level) + TerminalEscapes.escape(text);
    if (aligned) {
      table.write(line);
    } else {
      out.append(line);
    }
    return this;
  }

  /** Writes {@code title:}, a tab, {@code value} and a line end. */
  public DescribeWriter field(int level, String title, Object value) {
    return write(level, title + ":\t" + value + "\n");
  }

  /** Begins new columns: what follows is not aligned with what came before. */
  public void flush() {
    table.flush();
  }

  /** All that was written. */
  public String text() {
    table.flush();
    return out.toString();
  }
}
