package io.kubeschool.machine.program;

import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.shell.ShellProgram;
import java.util.List;

/** The programs that every Linux machine may have: shells, coreutils, text tools. */
public final class CorePrograms {

  private CorePrograms() {}

  /** Adds all of them. Executables that hold them go into a machine's files by their names. */
  public static void addTo(ProgramTable programs) {
    programs.add("sh", ShellProgram.posix());
    programs.add("bash", ShellProgram.bash());
    programs.add("ash", ShellProgram.posix());
    programs.add("dash", ShellProgram.posix());
    TextPrograms.addTo(programs);
    ShellTools.addTo(programs);
    PathTools.addTo(programs);
    SystemTools.addTo(programs);
    TimeTools.addTo(programs);
    ProcessTools.addTo(programs);
    NumberTools.addTo(programs);
    LineTools.addTo(programs);
    HashTools.addTo(programs);
    ScreenTools.addTo(programs);
    programs.add("cat", new Cat());
    programs.add("head", new HeadTail(false));
    programs.add("tail", new HeadTail(true));
    programs.add("wc", new WordCount());
    programs.add("sort", new Sort());
    programs.add("uniq", new Uniq());
    programs.add("cut", new Cut());
    programs.add("tr", new Translate());
    programs.add("tee", new Tee());
    programs.add("base64", new Base64());
    programs.add("grep", new Grep('G'));
    programs.add("egrep", new Grep('E'));
    programs.add("fgrep", new Grep('F'));
    programs.add("ls", new Listing());
    programs.add("rm", new Remove());
    programs.add("cp", new CopyMove(false));
    programs.add("mv", new CopyMove(true));
    programs.add("mkdir", new MakeDirectory(false));
    programs.add("rmdir", new MakeDirectory(true));
    programs.add("touch", new Touch());
    programs.add("chmod", new ChangeMode("chmod"));
    programs.add("chown", new ChangeMode("chown"));
    programs.add("chgrp", new ChangeMode("chgrp"));
    programs.add("ln", new Links());
    programs.add("stat", new Stat());
    programs.add("find", new Find());
  }

  /**
   * The names of those that a machine with GNU tools has, in order; without BusyBox, whose presence
   * makes the tools behave like its own.
   */
  public static List<String> names() {
    ProgramTable table = new ProgramTable();
    addTo(table);
    return table.names().stream().filter(n -> !n.equals("busybox") && !n.equals("ash")).toList();
  }
}
