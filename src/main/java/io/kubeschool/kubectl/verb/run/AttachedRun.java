package io.kubeschool.kubectl.verb.run;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.verb.exec.Attaching;
import io.kubeschool.kubectl.verb.object.ObjectWatch;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.function.Predicate;

/** What {@code kubectl run} does after its pod was created when it attaches. Models run.go: Run. */
final class AttachedRun {

  private final Session session;
  private final String restartPolicy;
  private final Duration timeout;
  private final Attaching attaching;

  AttachedRun(Session session, String restartPolicy, Duration timeout) {
    this.session = session;
    this.restartPolicy = restartPolicy;
    this.timeout = timeout;
    this.attaching =
        new Attaching(
            session,
            "",
            session.flags().bool("stdin"),
            session.flags().bool("tty"),
            session.flags().bool("quiet"));
  }

  /**
   * Attaches, and waits for the pod's end if its status is that of the command.
   *
   * @throws ExitError with the container's exit code
   */
  void run(JsonObject created) throws Interrupted {
    attach(created);
    boolean wantsStatus =
        !session.flags().bool("leave-stdin-open") && !restartPolicy.equals("Always");
    if (!wantsStatus) {
      return;
    }
    Pod pod =
        waitFor(
            created,
            restartPolicy.equals("OnFailure")
                ? p -> p.phase().equals("Succeeded")
                : Pod::isFinished);
    if (pod.phase().equals("Failed")) {
      throw failure(pod);
    }
  }

  /** Models handleAttachPod. */
  private void attach(JsonObject created) throws Interrupted {
    Pod pod = waitFor(created, p -> p.isFinished() || p.phase().equals("Running") && p.isReady());
    if (pod.isFinished()) {
      printLogs(pod.json());
      return;
    }
    printLogs(pod.json());
    try {
      attaching.run(pod.json());
    } catch (CommandError e) {
      session
          .err()
          .println(
              "warning: couldn't attach to pod/"
                  + pod.name()
                  + ", falling back to streaming logs: "
                  + e.getMessage());
      printLogs(pod.json());
    }
  }

  private void printLogs(JsonObject pod) {
    Json text =
        session
            .client()
            .call(
                session
                    .client()
                    .request(Method.GET, Kinds.POD.path(ObjectKey.of(pod)) + "/log")
                    .withParameter("container", attaching.containerOf(pod).string("name")))
            .body();
    if (text instanceof JsonString(String log)) {
      session.out().print(log);
    }
  }

  private Pod waitFor(JsonObject created, Predicate<Pod> condition) throws Interrupted {
    ObjectWatch.Event event =
        ObjectWatch.named(
                session,
                Kinds.POD.path(created.string("metadata", "namespace")),
                created.string("metadata", "name"))
            .until(
                timeout,
                e -> {
                  if (e.type().equals("DELETED")) {
                    throw notFound();
                  }
                  return condition.test(new Pod(e.object()));
                });
    if (event == null) {
      throw new CommandError("timed out waiting for the condition");
    }
    return new Pod(event.object());
  }

  private static StatusError notFound() {
    return new StatusError(
        Json.objectOf("code", 404, "message", "pods \"\" not found", "reason", "NotFound"));
  }

  private static KubectlError failure(Pod pod) {
    JsonObject terminated =
        pod.containerStatuses().isEmpty()
            ? JsonObject.EMPTY
            : pod.containerStatuses().getFirst().object("state", "terminated");
    long code = terminated.number(0, "exitCode");
    if (code == 0) {
      return new CommandError(
          "pod %s/%s failed with unknown exit code".formatted(pod.namespace(), pod.name()));
    }
    return new ExitError(
        "pod %s/%s terminated (%s)\n%s"
            .formatted(
                pod.namespace(),
                pod.name(),
                terminated.string("reason"),
                terminated.string("message")),
        (int) code);
  }
}
