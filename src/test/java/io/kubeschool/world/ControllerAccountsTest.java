package io.kubeschool.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Controllers may do what they do: a refusal by RBAC is seen nowhere but in what is missing. */
class ControllerAccountsTest {

  private final Session session = Session.inMemory(WorldSpec.of(1));
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @BeforeEach
  void show() {
    session.showTo(shown);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void type(String line) {
    session.type(line);
    assertThat(session.runUntilIdle(Duration.ofMinutes(1))).as(line).isTrue();
  }

  @Test
  void a_taint_evicts_and_tells() {
    type("kubectl create deployment web --image=nginx --replicas=4");
    type("sleep 5; kubectl taint node node01 away=now:NoExecute; sleep 8");
    type("kubectl get pods -o wide | grep -c node02; kubectl get events | grep Marking");
    assertThat(shown.toString()).contains("\n4\n").contains("TaintManagerEviction");
  }

  @Test
  void a_budget_tells_that_it_guards_nothing() {
    type("kubectl create pdb keep --selector=app=web --min-available=1; sleep 3");
    type("kubectl get events");
    assertThat(shown.toString()).contains("No matching pods found");
  }

  @Test
  void a_claim_tells_that_its_class_is_missing() {
    type(
        "printf '%s' '{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolumeClaim\",\"metadata\":"
            + "{\"name\":\"data\"},\"spec\":{\"storageClassName\":\"none\",\"accessModes\":"
            + "[\"ReadWriteOnce\"],\"resources\":{\"requests\":{\"storage\":\"1Gi\"}}}}'"
            + " | kubectl create -f -; sleep 3");
    type("kubectl get events");
    assertThat(shown.toString()).contains("storageclass.storage.k8s.io \"none\" not found");
  }
}
