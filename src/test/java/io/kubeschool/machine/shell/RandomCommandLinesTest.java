package io.kubeschool.machine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.Bench;
import io.kubeschool.machine.program.CorePrograms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed, no Java exception comes out: a failed task would throw from the simulation.
 */
class RandomCommandLinesTest {

  private static final String[] PIECES = {
    "echo",
    "cat",
    "x=1",
    "$x",
    "${x:-y}",
    "${x",
    "$(",
    ")",
    "(",
    "{",
    "}",
    "`",
    "'",
    "\"",
    "\\",
    "|",
    "||",
    "&&",
    "&",
    ";",
    ";;",
    "<",
    ">",
    ">>",
    "<<EOF",
    "<<<",
    "2>&1",
    "&>",
    "if",
    "then",
    "fi",
    "else",
    "for",
    "i",
    "in",
    "do",
    "done",
    "while",
    "true",
    "false",
    "case",
    "esac",
    "*)",
    "[[",
    "]]",
    "[",
    "]",
    "==",
    "=~",
    "-f",
    "!",
    "$((",
    "))",
    "1+2",
    "((",
    "*",
    "?",
    "~",
    "{a,b}",
    "{1..3}",
    "#",
    "\n",
    "f()",
    "return",
    "break",
    "exit",
    "3",
    "-n",
    "-e",
    "a.b",
    "/etc/passwd",
    "/tmp",
    "é",
    "$'\\n'",
    "s/a/b/",
    "p",
    "-",
    "--",
    "$@",
    "$#",
    "$?",
    "${#x}",
    "${x//a/b}",
    "${x%%*}",
    "${x:1:2}",
    "a[1]=2",
    "${a[@]}",
    "declare",
    "-A",
    "export",
    "unset",
    "local",
    "read",
    "set",
    "-u",
    "trap",
    "eval",
    "test",
    "%d",
    "%5.2f",
    "\\(",
    "a\\{1,",
    "^a*",
    "[[:alpha:]]",
    "+5",
    "99999999999999999999",
    "-1",
    "0"
  };

  @Test
  void tenThousandRandomLinesGiveNoException() {
    Random random = new Random(36);
    List<String> words = new ArrayList<>(List.of(PIECES));
    CorePrograms.names().stream().filter(name -> !name.equals("sleep")).forEach(words::add);
    Bench bench = Bench.workstation();
    for (int i = 0; i < 10_000; i++) {
      if (i % 500 == 0) {
        bench.close();
        bench = Bench.workstation();
        bench.run("cd /tmp; printf 'b 2\\na 1\\n' > a.b");
      }
      StringBuilder line = new StringBuilder();
      for (int n = 1 + random.nextInt(9); n > 0; n--) {
        line.append(words.get(random.nextInt(words.size())))
            .append(random.nextInt(4) == 0 ? "" : " ");
      }
      String text = line.toString();
      try {
        Bench.Result result = bench.run(text, "a b c\n1 2 3\n", Duration.ofMillis(500));
        assertThat(result.status()).as(text).isBetween(0, 255);
        assertThat(result.err()).as(text).doesNotContain("internal error");
      } catch (RuntimeException e) {
        throw new AssertionError("line " + i + ": " + text, e);
      }
    }
    bench.close();
  }
}
