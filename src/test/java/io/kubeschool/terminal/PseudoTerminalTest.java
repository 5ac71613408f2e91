package io.kubeschool.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("io.kubeschool.terminal.PseudoTerminal#isAvailable")
class PseudoTerminalTest {

  private static final String PROMPT = "student@workstation:~$ ";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_O = "\u000f";
  private static final String CTRL_X = "\u0018";

  @TempDir private Path folder;

  @Test
  void aLearnerComesCompletesEditsInterruptsAndComesBack() throws Exception {
    try (PseudoTerminal terminal = start()) {
      terminal.await("Enter begins").await(PROMPT);
      terminal.type("\r").await("1/7").await("Enter goes on.").await(PROMPT);
      terminal.type("\r").await("How many pods").await("answer: ");
      terminal.type("c\r").await("Noted.").await(PROMPT);
      terminal.type("kubectl apply -f repl\t").await("replicaset.yaml");
      terminal
          .type("\r")
          .await("replicaset.apps/web created")
          .await("You had it right.")
          .await(PROMPT);
      terminal.type("get pods -w\r").await("pod-1");
      Thread.sleep(500);
      terminal.type(CTRL_C).await(PROMPT);
      terminal.type("nano stray.yaml\r").await("stray.yaml").await("apiVersion");
      terminal.type("# mine" + CTRL_O + "\r").await("Wrote").type(CTRL_X).await(PROMPT);
      terminal.type("grep -c mine stray.yaml; echo done-$?\r").await("done-0").await(PROMPT);
      terminal.type(":quit\r").await("Everything is kept.");
      assertThat(terminal.exitStatus()).isZero();
    }
    try (PseudoTerminal terminal = start()) {
      terminal.await("Here: 1.1").await("step 3 of 7").await(PROMPT);
      terminal
          .type("cat stray.yaml | head -n 1; get pods\r")
          .await("# mine")
          .await("pod-2")
          .await(PROMPT);
      terminal.kill();
    }
    try (PseudoTerminal terminal = start()) {
      terminal.await("step 3 of 7").await(PROMPT);
      terminal.type("\u001bOA").await("get pods");
    }
  }

  @Test
  void thePromptThatStandsBeforeTheWorldIsMadeBecomesTheOneThatWasLeft() throws Exception {
    try (PseudoTerminal terminal = start()) {
      terminal.await(PROMPT).type("mkdir deep && cd deep\r").await("~/deep$ ");
      terminal.kill();
    }
    try (PseudoTerminal terminal = start()) {
      terminal.await(PROMPT).await("/deep").type("pwd\r").await("/home/student/deep");
    }
  }

  @Test
  void anEditorThatWasOpenIsOpenAgain() throws Exception {
    try (PseudoTerminal terminal = start()) {
      terminal.await(PROMPT).type("nano stray.yaml\r").await("apiVersion");
      terminal.kill();
    }
    try (PseudoTerminal terminal = start()) {
      terminal.await("apiVersion").type(CTRL_X).await(PROMPT).type("pwd\r").await("/home/student");
    }
  }

  @Test
  void whatWasTypedBeforeTheWorldWasMadeIsNotLost() throws Exception {
    try (PseudoTerminal terminal = start()) {
      terminal.type("get nodes\r").await("node02");
    }
  }

  @Test
  void aSecondProcessIsToldThatTheFirstHasTheLesson() throws Exception {
    try (PseudoTerminal first = start()) {
      first.await(PROMPT).type("get nodes\r").await("node02");
      try (PseudoTerminal second = start()) {
        second.await("another");
        assertThat(second.exitStatus()).isEqualTo(1);
      }
    }
  }

  private PseudoTerminal start() throws Exception {
    return new PseudoTerminal(
        "learn", "--lang", "en", "--pace", "max", "--data", folder.toString());
  }
}
