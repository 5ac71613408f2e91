package io.kubeschool.machine;

import io.kubeschool.machine.program.CorePrograms;

/** Programs and files for benches. */
public final class TestMachines {

  private TestMachines() {}

  /** All core programs. */
  public static ProgramTable programs() {
    ProgramTable programs = new ProgramTable();
    CorePrograms.addTo(programs);
    return programs;
  }

  /** A small workstation. */
  public static FileTree files() {
    return FileTree.builder()
        .file(
            "/etc/passwd",
            "root:x:0:0:root:/root:/bin/bash\nstudent:x:1000:1000::/home/student:/bin/bash\n")
        .file("/etc/group", "root:x:0:\nstudent:x:1000:\n")
        .executables("/bin", CorePrograms.names())
        .directory("/tmp", 0777, 0, 0)
        .directory("/home/student", 0755, 1000, 1000)
        .build();
  }
}
