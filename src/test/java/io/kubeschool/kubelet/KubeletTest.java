package io.kubeschool.kubelet;

import static io.kubeschool.kubelet.TestNode.container;
import static io.kubeschool.kubelet.TestNode.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Pod;
import org.junit.jupiter.api.Test;

class KubeletTest {

  private final TestNode node = new TestNode(1);

  @Test
  void runsAPodWithTheEventsOfARealNode() {
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.run(3);

    Pod pod = node.get("web");
    assertThat(pod.phase()).isEqualTo("Running");
    assertThat(pod.isReady()).isTrue();
    assertThat(node.events("web"))
        .containsExactly(
            "Pulled: Container image \"nginx:1.14.2\" already present on machine and can be"
                + " accessed by the pod",
            "Created: Container created",
            "Started: Container started");
  }
}
