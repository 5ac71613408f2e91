package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.verb.rollout.StatusViewer.Progress;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** The status viewers. Models k8s.io/kubectl pkg/polymorphichelpers/rollout_status.go. */
final class StatusViewers {

  private static final String REVISION = "deployment.kubernetes.io/revision";

  private StatusViewers() {}

  /** Models DeploymentStatusViewer.Status. */
  static Progress deployment(JsonObject object, long revision) {
    String name = object.string("metadata", "name");
    if (revision > 0) {
      checkRevision(object, revision);
    }
    JsonObject status = object.object("status");
    if (object.number(0, "metadata", "generation") > status.number(0, "observedGeneration")) {
      return waiting("Waiting for deployment spec update to be observed...");
    }
    JsonObject progressing = status.array("conditions").find("type", "Progressing");
    if (progressing != null && progressing.string("reason").equals("ProgressDeadlineExceeded")) {
      throw new CommandError("deployment \"" + name + "\" exceeded its progress deadline");
    }
    String prefix = "Waiting for deployment \"" + name + "\" rollout to finish: ";
    long updated = status.number(0, "updatedReplicas");
    long wanted = object.number(Long.MIN_VALUE, "spec", "replicas");
    if (updated < wanted) {
      return waiting(prefix + updated + " out of " + wanted + " new replicas have been updated...");
    }
    long old = status.number(0, "replicas") - updated;
    if (old > 0) {
      return waiting(prefix + old + " old replicas are pending termination...");
    }
    long available = status.number(0, "availableReplicas");
    if (available < updated) {
      return waiting(prefix + available + " of " + updated + " updated replicas are available...");
    }
    return done("deployment \"" + name + "\" successfully rolled out");
  }

  private static void checkRevision(JsonObject object, long revision) {
    String running = object.object("metadata", "annotations").string(REVISION);
    long number = running.isEmpty() ? 0 : Long.parseLong(running);
    if (revision != number) {
      throw new CommandError(
          "desired revision ("
              + revision
              + ") is different from the running revision ("
              + number
              + ")");
    }
  }

  /** Models DaemonSetStatusViewer.Status. */
  static Progress daemonSet(JsonObject object, long revision) {
    requireRollingUpdate(object);
    JsonObject status = object.object("status");
    if (object.number(0, "metadata", "generation") > status.number(0, "observedGeneration")) {
      return waiting("Waiting for daemon set spec update to be observed...");
    }
    String name = object.string("metadata", "name");
    String prefix = "Waiting for daemon set \"" + name + "\" rollout to finish: ";
    long updated = status.number(0, "updatedNumberScheduled");
    long wanted = status.number(0, "desiredNumberScheduled");
    if (updated < wanted) {
      return waiting(prefix + updated + " out of " + wanted + " new pods have been updated...");
    }
    long available = status.number(0, "numberAvailable");
    if (available < wanted) {
      return waiting(prefix + available + " of " + wanted + " updated pods are available...");
    }
    return done("daemon set \"" + name + "\" successfully rolled out");
  }

  /** Models StatefulSetStatusViewer.Status. */
  static Progress statefulSet(JsonObject object, long revision) {
    requireRollingUpdate(object);
    JsonObject status = object.object("status");
    long observed = status.number(0, "observedGeneration");
    if (observed == 0 || object.number(0, "metadata", "generation") > observed) {
      return waiting("Waiting for statefulset spec update to be observed...");
    }
    long wanted = object.number(Long.MIN_VALUE, "spec", "replicas");
    long ready = status.number(0, "readyReplicas");
    if (ready < wanted) {
      return waiting("Waiting for " + (wanted - ready) + " pods to be ready...");
    }
    long updated = status.number(0, "updatedReplicas");
    Json rolling = object.get("spec", "updateStrategy", "rollingUpdate");
    if (rolling instanceof JsonObject partitioned) {
      long partition = partitioned.number(0, "partition");
      if (partitioned.has("partition") && updated < wanted - partition) {
        return waiting(
            "Waiting for partitioned roll out to finish: %d out of %d new pods have been updated..."
                .formatted(updated, wanted - partition));
      }
      return done("partitioned roll out complete: " + updated + " new pods have been updated...");
    }
    String update = status.string("updateRevision");
    String current = status.string("currentRevision");
    if (!update.equals(current)) {
      return waiting(
          "waiting for statefulset rolling update to complete %d pods at revision %s..."
              .formatted(updated, update));
    }
    return done(
        "statefulset rolling update complete %d pods at revision %s..."
            .formatted(status.number(0, "currentReplicas"), current));
  }

  private static void requireRollingUpdate(JsonObject object) {
    if (!object.string("spec", "updateStrategy", "type").equals("RollingUpdate")) {
      throw new CommandError("rollout status is only available for RollingUpdate strategy type");
    }
  }

  private static Progress waiting(String text) {
    return new Progress(text + "\n", false);
  }

  private static Progress done(String text) {
    return new Progress(text + "\n", true);
  }
}
