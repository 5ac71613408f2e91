package io.kubeschool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

  private record Result(int status, String out, String err) {}

  private static Result run(String input, String... arguments) {
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream gotOut = new ByteArrayOutputStream();
    ByteArrayOutputStream gotErr = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(gotOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(gotErr, true, StandardCharsets.UTF_8));
      int status = Main.run(arguments);
      return new Result(
          status, gotOut.toString(StandardCharsets.UTF_8), gotErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void a_free_cluster_works_in_a_pipe_and_gives_the_last_commands_status() {
    Result result = run("get nodes -o name\nget pod nope\n", "shell", "--nodes", "one,two");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo(
            """
            node/one
            node/two
            Error from server (NotFound): pods "nope" not found
            """);
  }

  @Test
  void what_is_wrong_with_an_option_is_one_sentence() {
    assertThat(run("", "shell", "--nodes", "A!"))
        .isEqualTo(
            new Result(
                1,
                "",
                "kubeschool: --nodes: 'A!' is no name for a node (lower-case letters, digits, - and"
                    + " .)\n"));
    assertThat(run("", "shell", "--nodes", "0").err())
        .isEqualTo("kubeschool: --nodes: a cluster needs at least one node\n");
    assertThat(run("", "serve", "--port", "70000").err())
        .isEqualTo("kubeschool: --port: 70000 is no port (0 to 65535)\n");
    assertThat(run("", "serve", "--address", "here").err())
        .isEqualTo("kubeschool: --address: 'here' is no IP address\n");
    assertThat(run("", "shell", "--pace", "9x").err())
        .isEqualTo("kubeschool: --pace: '9x' is none of 1x, 5x and max\n");
    assertThat(run("", "learn", "--lang", "de").err())
        .isEqualTo("kubeschool: --lang: 'de' is none of en, ru and fr\n");
    assertThat(run("", "replay", "no-such-file").err())
        .isEqualTo("kubeschool: no-such-file: there is no such file or folder\n");
  }

  @Test
  void version_and_help_are_offered_everywhere() {
    assertThat(run("", "--version").out())
        .isEqualTo("kubeschool 0.1.0 (Kubernetes v1.36.4, simulated)\n");
    assertThat(run("", "shell", "--version").out())
        .isEqualTo("kubeschool 0.1.0 (Kubernetes v1.36.4, simulated)\n");
    assertThat(run("", "--help").out()).startsWith("Usage: kubeschool [COMMAND] [OPTIONS]\n");
    for (String command : new String[] {"learn", "shell", "replay", "lint"}) {
      assertThat(run("", command, "--help").out()).startsWith("Usage: kubeschool " + command + " ");
    }
    assertThat(run("", "nonsense").status()).isEqualTo(2);
  }
}
