package io.kubeschool.kubectl.verb.debug;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.verb.exec.Attaching;
import io.kubeschool.kubectl.verb.object.ObjectWatch;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.List;

/** Attaches to a debugging container once it runs. Models debug.go: handleAttachPod. */
record DebugAttachment(Session session, String container) {

  /** Waits, and attaches; prints the log instead if the container has ended already. */
  void run(JsonObject created) throws Interrupted {
    JsonObject pod = waitForContainer(created);
    if (status(pod).has("state", "terminated")) {
      printLog(pod);
      return;
    }
    try {
      new Attaching(
              session,
              container,
              session.flags().bool("stdin"),
              session.flags().bool("tty"),
              session.flags().bool("quiet"))
          .run(pod);
    } catch (CommandError e) {
      session
          .err()
          .println(
              "warning: couldn't attach to pod/"
                  + pod.string("metadata", "name")
                  + ", falling back to streaming logs: "
                  + e.getMessage());
      printLog(pod);
    }
  }

  private JsonObject waitForContainer(JsonObject created) throws Interrupted {
    return ObjectWatch.named(
            session,
            Kinds.POD.path(created.string("metadata", "namespace")),
            created.string("metadata", "name"))
        .until(Duration.ZERO, this::hasStarted)
        .object();
  }

  private boolean hasStarted(ObjectWatch.Event event) {
    if (event.type().equals("DELETED")) {
      throw new StatusError(
          Json.objectOf("code", 404, "message", "pods \"\" not found", "reason", "NotFound"));
    }
    JsonObject state = status(event.object()).object("state");
    if (state.has("running") || state.has("terminated")) {
      return true;
    }
    String message = state.string("waiting", "message");
    if (!message.isEmpty() && !session.flags().bool("quiet")) {
      session.err().println("Warning: container " + container + ": " + message);
    }
    return false;
  }

  private JsonObject status(JsonObject pod) {
    for (String group :
        List.of("initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses")) {
      JsonObject status = pod.array("status", group).find("name", container);
      if (status != null) {
        return status;
      }
    }
    return JsonObject.EMPTY;
  }

  private void printLog(JsonObject pod) {
    Json text =
        session
            .client()
            .call(
                session
                    .client()
                    .request(Method.GET, Kinds.POD.path(ObjectKey.of(pod)) + "/log")
                    .withParameter("container", container))
            .body();
    if (text instanceof JsonString(String log)) {
      session.out().print(log);
    }
  }
}
