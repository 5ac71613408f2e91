package io.kubeschool.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.TtyRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cursor stands at the end of the line. */
class ShellCompleterTest {

  private static Session session;

  @BeforeAll
  static void open() {
    session = Session.inMemory(WorldSpec.of(1));
    session.place("manifests/web.yaml", "");
    session.run("kubectl run web-1 --image=nginx:1.27");
    session.run("kubectl run web-2 --image=nginx:1.27");
    session.elapse(Duration.ofSeconds(5));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static List<String> complete(String line) {
    TtyRequest.ReadLine read = (TtyRequest.ReadLine) session.world().tty().request();
    return read.completer().complete(line, line.length()).stream()
        .map(TtyRequest.Candidate::value)
        .toList();
  }

  @Test
  void knowsVerbsWithAndWithoutKubectl() {
    assertThat(complete("desc")).containsExactly("describe");
    assertThat(complete("k desc")).containsExactly("describe");
    assertThat(complete("kubectl rollout sta")).containsExactly("status");
  }

  @Test
  void knowsKindsAndNames() {
    assertThat(complete("get replicas")).containsExactly("replicasets");
    assertThat(complete("get pods ")).containsExactly("web-1", "web-2");
    assertThat(complete("delete pod web-1 w")).containsExactly("web-2");
    assertThat(complete("k logs ")).containsExactly("web-1", "web-2");
    assertThat(complete("get po/w")).containsExactly("po/web-1", "po/web-2");
    assertThat(complete("k drain node0")).containsExactly("node01", "node02");
  }

  @Test
  void knowsFlagsNamespacesAndContainers() {
    assertThat(complete("get pods --show-l")).containsExactly("--show-labels");
    assertThat(complete("get pods -n kube-s")).containsExactly("kube-system");
    assertThat(complete("k logs web-1 -c ")).containsExactly("web-1");
    assertThat(complete("get pods -o w")).containsExactly("wide");
    assertThat(complete("k get pods -n kube-system kube-proxy-none")).isEmpty();
  }

  @Test
  void knowsFilesAndWhatFollowsAPipe() {
    assertThat(complete("kubectl apply -f man")).containsExactly("manifests/");
    assertThat(complete("kubectl apply -f manifests/w")).containsExactly("manifests/web.yaml");
    assertThat(complete("get pods | k desc")).containsExactly("describe");
    assertThat(complete("kubectl exec web-1 -- cat man")).containsExactly("manifests/");
  }
}
