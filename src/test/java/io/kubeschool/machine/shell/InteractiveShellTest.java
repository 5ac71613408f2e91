package io.kubeschool.machine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.Bench;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.Tty;
import io.kubeschool.machine.TtyRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shell on a terminal: what the screen shows, what Ctrl-C ends. */
class InteractiveShellTest {

  private final Bench bench = Bench.workstation();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Tty tty = new Tty(screen, 80, 24);
  private final Process shell =
      bench
          .machine()
          .spawn(
              null,
              new ProcessSpec(
                  self ->
                      InteractiveShell.run(bench.session(), self, TtyRequest.LineCompleter.NONE),
                  List.of("bash"),
                  bench.session().environment(),
                  "/home/student",
                  Bench.STUDENT,
                  tty.input(),
                  screen,
                  screen,
                  tty));

  @AfterEach
  void close() {
    bench.close();
  }

  private String prompt() {
    return tty.request() instanceof TtyRequest.ReadLine read ? read.prompt() : "busy";
  }

  /** Types a line, lets time pass; gives what the screen shows of it. */
  private String type(String line) {
    bench.simulation().runFor(Duration.ofMillis(100));
    screen.reset();
    tty.answer(line);
    bench.simulation().runFor(Duration.ofMillis(100));
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void asksWithAPromptAndKeepsWhatALineSets() {
    bench.simulation().runFor(Duration.ofMillis(10));
    assertThat(prompt()).isEqualTo("student@workstation:~$ ");
    assertThat(type("cd /tmp; x=5")).isEmpty();
    assertThat(prompt()).isEqualTo("student@workstation:/tmp$ ");
    assertThat(type("echo $x | cat; false")).isEqualTo("5\n");
    assertThat(type("echo $?")).isEqualTo("1\n");
    assertThat(type("kubect")).isEqualTo("bash: kubect: command not found\n");
    assertThat(type("history 2")).isEqualTo("    4  kubect\n    5  history 2\n");
  }

  @Test
  void asksForTheRestOfACommand() {
    assertThat(type("for i in 1 2; do")).isEmpty();
    assertThat(prompt()).isEqualTo("> ");
    type("echo $i");
    assertThat(type("done")).isEqualTo("1\n2\n");
    type("cat <<END");
    assertThat(prompt()).isEqualTo("> ");
    type("text");
    assertThat(type("END")).isEqualTo("text\n");
  }

  @Test
  void ctrlCEndsTheCommandAndNotTheShell() {
    type("sleep 100; echo not");
    assertThat(prompt()).isEqualTo("busy");
    tty.interrupt();
    bench.simulation().runFor(Duration.ofMillis(100));
    assertThat(prompt()).isEqualTo("student@workstation:~$ ");
    assertThat(type("echo $?")).isEqualTo("130\n");
  }

  @Test
  void ctrlCEndsALoopOfBuiltinsAndAPipeline() {
    type("while true; do :; done");
    assertThat(prompt()).isEqualTo("busy");
    tty.interrupt();
    bench.simulation().runFor(Duration.ofMillis(100));
    assertThat(prompt()).isEqualTo("student@workstation:~$ ");
    type("yes | cat > /dev/null");
    tty.interrupt();
    bench.simulation().runFor(Duration.ofMillis(100));
    assertThat(prompt()).isEqualTo("student@workstation:~$ ");
    assertThat(bench.machine().processes()).containsExactly(shell);
  }

  @Test
  void tellsOfBackgroundJobs() {
    assertThat(type("sleep 1 &")).startsWith("[1] ");
    assertThat(type("jobs")).isEqualTo("[1]+  Running                 sleep 1 &\n");
    bench.simulation().runFor(Duration.ofSeconds(2));
    assertThat(type("true")).isEqualTo("[1]+  Done                    sleep 1\n");
  }

  @Test
  void readsFromTheTerminal() {
    type("read -p 'name: ' n");
    assertThat(prompt()).isEqualTo("name: ");
    type("ada");
    assertThat(type("echo $n")).isEqualTo("ada\n");
    type("cat");
    assertThat(type("line")).isEqualTo("line\n");
    tty.answer(null);
    bench.simulation().runFor(Duration.ofMillis(100));
    assertThat(prompt()).isEqualTo("student@workstation:~$ ");
    tty.answer(null);
    bench.simulation().runFor(Duration.ofMillis(100));
    assertThat(shell.isDone()).isTrue();
  }
}
