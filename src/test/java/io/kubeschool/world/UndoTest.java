package io.kubeschool.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an undo takes back: docs/decisions/0010-what-undo-takes-back.md. */
class UndoTest {

  private final Session session = Session.inMemory(WorldSpec.of(7));

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void goesOverCommandsThatOnlyLooked() {
    session.run("kubectl create deployment web --image nginx");
    session.elapse(Duration.ofSeconds(10));
    String before = session.run("kubectl get pods -o name").output();
    session.run("kubectl delete deployment web");
    session.run("kubectl get pods");
    session.elapse(Duration.ofSeconds(30));
    session.run("kubectl get pods");
    session.run("kubectl get pods");
    assertThat(session.undo(0)).hasValue(new TakenBack("kubectl delete deployment web", 3));
    assertThat(session.run("kubectl get pods -o name").output()).isEqualTo(before);
    assertThat(session.undo(0))
        .hasValue(new TakenBack("kubectl create deployment web --image nginx", 2));
    assertThat(session.undo(0)).isEmpty();
    assertThat(session.entries()).isEmpty();
  }

  @Test
  void redoesAllThatOneUndoTookBack() {
    session.run("touch a");
    session.run("touch b");
    session.run("ls");
    List<JournalEntry> entries = session.entries();
    session.undo(0);
    session.undo(0);
    assertThat(session.redo()).hasValue(new TakenBack("touch a", 0));
    assertThat(session.redo()).hasValue(new TakenBack("touch b", 1));
    assertThat(session.redo()).isEmpty();
    assertThat(session.entries()).isEqualTo(entries);
    assertThat(session.run("ls -1").output()).isEqualTo("a\nb\n");
  }

  @Test
  void redoesAfterAResumeToo(@TempDir Path folder) {
    Path file = folder.resolve("journal");
    try (Session kept = Session.create(file, WorldSpec.of(7))) {
      kept.run("touch a");
      kept.run("ls");
      kept.run("touch b");
      kept.undo(0);
      kept.undo(0);
    }
    try (Session kept = Session.resume(file)) {
      assertThat(kept.redo()).hasValue(new TakenBack("touch a", 1));
      assertThat(kept.redo()).hasValue(new TakenBack("touch b", 0));
    }
  }

  @Test
  void staysAboveItsFloor() {
    session.run("touch a");
    int floor = session.size();
    session.run("ls");
    assertThat(session.undo(floor)).isEmpty();
  }

  @Test
  void takesACommandOfSeveralLinesBackAsOne() {
    session.type("cat > notes <<END");
    session.type("kubectl get pods");
    session.type("END");
    session.runUntilIdle(Duration.ofMinutes(1));
    assertThat(session.undo(0)).hasValue(new TakenBack("cat > notes <<END", 0));
    assertThat(session.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl get pods",
        "kubectl get nodes -o yaml | grep -c name",
        "k describe node node01",
        "kubectl explain pod",
        "kubectl auth can-i create pods",
        "kubectl create deployment web --image nginx --dry-run=client -o yaml",
        "kubectl create deployment web --image nginx --dry-run=server",
        "kubectl delete pod nope",
        "kubectl apply -f nofile.yaml",
        "kubectl get pods --help",
        "kubectl config view",
        "kubectl label node node01 kubernetes.io/os=linux",
        "",
        "nonsense",
        "false",
        "ls -la; cat .kube/config; pwd",
        "echo $HOME $? | tr a-z A-Z",
        "(cd /tmp; X=1)",
        "sleep 3",
        "history",
        "cat .kube/config > /dev/null",
      })
  void leavesNothingBehind(String line) {
    session.run(line);
    assertThat(session.undo(0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl create deployment web --image nginx",
        "kubectl label node node01 disk=ssd",
        "kubectl create namespace a; kubectl get pods",
        "kubectl config set-context --current --namespace kube-system",
        "kubectl get pods > pods.txt",
        "echo x >> .kube/config",
        "touch .kube/config",
        "chmod 644 .kube/config",
        "mkdir a",
        "rm .kube/config",
        "mv .kube kube",
        "cd /tmp",
        "X=1",
        "export EDITOR=nano",
        "alias g='kubectl get'",
        "f() { ls; }",
        "set -e",
        "umask 077",
        "sleep 100 &",
        "kubectl exec -n kube-system deploy/coredns -- true",
      })
  void leavesSomethingBehind(String line) {
    session.run(line);
    assertThat(session.undo(0)).hasValue(new TakenBack(line, 0));
  }

  @Test
  void seesTwoWritesAtTheSameInstant() {
    session.run("echo a > f");
    session.run("echo b > f");
    session.run("cat f");
    assertThat(session.undo(0)).hasValue(new TakenBack("echo b > f", 1));
  }
}
