package io.kubeschool.machine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.Account;
import io.kubeschool.machine.Bench;
import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.TestMachines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code sh -c} says in containers: BusyBox's ash and Debian's dash. */
class DialectTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "kubect get ~ sh: kubect: not found ~ sh: 1: kubect: not found",
        "cat < nofile ~ sh: can't open nofile: no such file ~ sh: 1: cannot open nofile: No such"
            + " file",
        "echo x > /nodir/x ~ sh: can't create /nodir/x: nonexistent directory"
            + " ~ sh: 1: cannot create /nodir/x: Directory nonexistent",
        "cd /nope ~ sh: cd: can't cd to /nope: No such file or directory ~ sh: 1: cd: can't cd to"
            + " /nope",
        "echo ) ~ sh: syntax error: unexpected \")\" ~ sh: 1: Syntax error: \")\" unexpected",
        "echo \"a ~ sh: syntax error: unterminated quoted string"
            + " ~ sh: 1: Syntax error: Unterminated quoted string",
      })
  void saysWhatIsWrongInItsOwnWords(String command, String ash, String dash) {
    assertThat(errors(command, true)).isEqualTo(ash + "\n");
    assertThat(errors(command, false)).isEqualTo(dash + "\n");
  }

  private static String errors(String command, boolean busybox) {
    FileTree.Builder files = FileTree.builder().include(TestMachines.files());
    if (busybox) {
      files.executable("/bin/busybox", "busybox");
    }
    try (Bench bench =
        new Bench(TestMachines.programs(), files.build(), Dialect.BASH, Account.ROOT)) {
      bench.session().setVariable("C", command, true);
      return bench.run("sh -c \"$C\"").err();
    }
  }
}
