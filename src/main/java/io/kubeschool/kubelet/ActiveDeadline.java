package io.kubeschool.kubelet;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.Instant;

/** Ends pods that have been active for too long. Models pkg/kubelet/active_deadline.go. */
record ActiveDeadline(Instant now) {

  private static final String REASON = "DeadlineExceeded";
  private static final String MESSAGE =
      "Pod was active on the node longer than the specified deadline";

  /** The status, failed if the pod's deadline has passed; else sees to it that this is noticed. */
  JsonObject apply(Kubelet kubelet, PodWorker worker, JsonObject old, JsonObject status) {
    long seconds = worker.pod().json().number(-1, "spec", "activeDeadlineSeconds");
    if (seconds < 0) {
      return status;
    }
    Instant deadline = Timestamps.parse(status.string("startTime")).plusSeconds(seconds);
    if (now.isBefore(deadline)) {
      worker.syncAt(deadline);
      return status;
    }
    if (!old.string("reason").equals(REASON)) {
      kubelet.podNormal(worker.pod(), REASON, MESSAGE);
    }
    return status.with("phase", "Failed").with("reason", REASON).with("message", MESSAGE);
  }
}
