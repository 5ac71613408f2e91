package io.kubeschool.machine.program;

import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.program.awk.Awk;
import io.kubeschool.machine.program.diff.Diff;
import io.kubeschool.machine.program.sed.Sed;

/** The tools with languages of their own, as entries of the table of programs. */
final class TextPrograms {

  private TextPrograms() {}

  /** Adds them. */
  static void addTo(ProgramTable programs) {
    programs.add("awk", new Awk());
    programs.add("sed", new Sed());
    programs.add("diff", new Diff());
  }
}
