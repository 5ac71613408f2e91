package io.kubeschool.kubectl.verb.node;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.GoDuration;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Evicts or deletes pods and waits until they are gone, all at the same time. Models k8s.io/kubectl
 * pkg/drain/drain.go: evictPods and deletePods, whose goroutines are steps of one loop here; as
 * there, the last pod's comes first.
 */
final class PodRemoval {

  private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private final Session session;
  private final DryRun dryRun;
  private final boolean evicts;
  private final Duration timeout;
  private final Instant end;
  private final List<String> errors = new ArrayList<>();

  /** One pod's way out. */
  private static final class Step {
    private Pod pod;
    private boolean leaving;
    private Instant due;

    Step(Pod pod, Instant due) {
      this.pod = pod;
      this.due = due;
    }
  }

  PodRemoval(Session session, DryRun dryRun) {
    this.session = session;
    this.dryRun = dryRun;
    this.evicts = !session.flags().bool("disable-eviction");
    this.timeout = session.flags().duration("timeout");
    this.end = timeout.isZero() ? Instant.MAX : session.process().now().plus(timeout);
  }

  /**
   * Removes the pods.
   *
   * @return what went wrong; nothing if they are gone
   */
  List<String> remove(List<Pod> pods) throws Interrupted {
    List<Step> steps = new ArrayList<>();
    pods.forEach(pod -> steps.add(new Step(pod, session.process().now())));
    if (evicts && steps.size() > 1) {
      steps.addFirst(steps.removeLast());
    }
    while (!steps.isEmpty()) {
      Instant next = steps.stream().map(s -> s.due).min(Comparator.naturalOrder()).orElseThrow();
      if (next.isAfter(session.process().now())) {
        session.process().sleep(Duration.between(session.process().now(), next));
      }
      steps.removeIf(step -> !step.due.isAfter(session.process().now()) && isDone(step));
    }
    return errors;
  }

  private boolean isDone(Step step) {
    if (!step.leaving) {
      return evicts ? evict(step) : delete(step);
    }
    return awaitEnd(step);
  }

  private boolean evict(Step step) {
    Pod pod = step.pod;
    session
        .out()
        .println(
            "evicting pod "
                + pod.namespace()
                + "/"
                + pod.name()
                + (dryRun == DryRun.SERVER ? " (server dry run)" : ""));
    String called = "pods/\"%s\" -n \"%s\"".formatted(pod.name(), pod.namespace());
    if (isOver()) {
      errors.add(
          "error when evicting "
              + called
              + ": global timeout reached: "
              + GoDuration.format(timeout));
      return true;
    }
    try {
      ObjectWriter.of(session.client(), dryRun, "")
          .create(
              Kinds.POD.path(pod.key()) + "/eviction",
              Json.objectOf(
                  "apiVersion",
                  "policy/v1",
                  "deleteOptions",
                  options(),
                  "kind",
                  "Eviction",
                  "metadata",
                  Json.objectOf("name", pod.name(), "namespace", pod.namespace())));
    } catch (StatusError e) {
      if (e.isNotFound()) {
        return true;
      }
      if (e.code() == 429 || e.reason().equals("TooManyRequests")) {
        session
            .err()
            .println(
                "error when evicting %s (will retry after 5s): %s"
                    .formatted(called, e.getMessage()));
        step.due = session.process().now().plus(RETRY_DELAY);
        return false;
      }
      errors.add("error when evicting " + called + ": " + e.getMessage());
      return true;
    }
    if (dryRun == DryRun.SERVER) {
      return true;
    }
    step.leaving = true;
    return awaitEnd(step);
  }

  private boolean delete(Step step) {
    try {
      ObjectWriter.of(session.client(), dryRun, "")
          .delete(Kinds.POD.path(step.pod.key()), options());
    } catch (StatusError e) {
      if (!e.isNotFound()) {
        errors.add(e.getMessage());
        return true;
      }
    }
    step.leaving = true;
    return awaitEnd(step);
  }

  private JsonObject options() {
    long grace = session.flags().integer("grace-period");
    return grace >= 0 ? Json.objectOf("gracePeriodSeconds", grace) : JsonObject.EMPTY;
  }

  private boolean awaitEnd(Step step) {
    Pod pod = step.pod;
    Reply reply =
        session.client().tryCall(session.client().request(Method.GET, Kinds.POD.path(pod.key())));
    Pod now = new Pod(reply.object());
    boolean gone =
        reply.isSuccess() ? !now.uid().equals(pod.uid()) : reply.reason().equals("NotFound");
    if (gone) {
      session.out().println("pod/" + pod.name() + (evicts ? " evicted" : " deleted"));
      return true;
    }
    if (!reply.isSuccess()) {
      session
          .out()
          .println("pod/" + pod.name() + (evicts ? " eviction failed" : " deletion failed"));
      errors.add(waiting(pod) + reply.message());
      return true;
    }
    if (PodsToRemove.isSkipped(session, now)) {
      session
          .out()
          .print(
              "pod %s has DeletionTimestamp older than %d seconds, skipping\n"
                  .formatted(pod.name(), session.flags().integer("skip-wait-for-delete-timeout")));
      return true;
    }
    if (isOver()) {
      errors.add(evicts ? waiting(pod) + "context deadline exceeded" : "context deadline exceeded");
      return true;
    }
    step.due = session.process().now().plus(POLL_INTERVAL);
    return false;
  }

  private static String waiting(Pod pod) {
    return "error when waiting for pod \"%s\" in namespace \"%s\" to terminate: "
        .formatted(pod.name(), pod.namespace());
  }

  private boolean isOver() {
    return !session.process().now().isBefore(end);
  }
}
