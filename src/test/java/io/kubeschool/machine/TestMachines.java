package io.kubeschool.machine;

import io.kubeschool.machine.shell.Dialect;
import io.kubeschool.machine.shell.ShellProgram;

/** Programs and files for benches. */
final class TestMachines {

  private TestMachines() {}

  static ProgramTable programs() {
    return new ProgramTable()
        .add("bash", new ShellProgram(Dialect.BASH))
        .add("ash", new ShellProgram(Dialect.ASH))
        .add("dash", new ShellProgram(Dialect.DASH))
        .add(
            "cat",
            self -> {
              try {
                self.in().transferTo(self.out());
              } catch (java.io.IOException e) {
                return 1;
              }
              return 0;
            })
        .add(
            "sleep",
            self -> {
              self.sleep(java.time.Duration.ofSeconds(Long.parseLong(self.arguments().get(1))));
              return 0;
            });
  }

  static FileTree files() {
    return FileTree.builder()
        .file(
            "/etc/passwd",
            "root:x:0:0:root:/root:/bin/bash\nstudent:x:1000:1000::/home/student:/bin/bash\n")
        .file("/etc/group", "root:x:0:\nstudent:x:1000:\n")
        .executable("/bin/bash", "bash")
        .executable("/bin/sh", "dash")
        .executable("/bin/cat", "cat")
        .executable("/bin/sleep", "sleep")
        .directory("/tmp", 0777, 0, 0)
        .directory("/home/student", 0755, 1000, 1000)
        .build();
  }
}
