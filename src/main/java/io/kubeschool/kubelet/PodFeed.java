package io.kubeschool.kubelet;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;

/** Takes what the API says of a node's pods to their workers. Models pkg/kubelet/config. */
final class PodFeed implements InformerHandler {

  private final Kubelet kubelet;

  PodFeed(Kubelet kubelet) {
    this.kubelet = kubelet;
  }

  @Override
  public void added(JsonObject object) {
    Pod pod = new Pod(object);
    boolean over = pod.isFinished() && !pod.isTerminating();
    if (kubelet.worker(pod.uid()) == null && !over) {
      kubelet.lookAfter(pod);
    }
  }

  @Override
  public void updated(JsonObject old, JsonObject object) {
    Pod pod = new Pod(object);
    if (!old.string("metadata", "uid").equals(pod.uid())) {
      deleted(old);
      added(object);
      return;
    }
    PodWorker worker = kubelet.worker(pod.uid());
    if (worker == null) {
      added(object);
    } else if (differ(old, object)) {
      worker.update(pod);
    } else {
      worker.refresh(pod);
    }
  }

  /** Whether more than the status has changed. Models config.go: podsDifferSemantically. */
  private static boolean differ(JsonObject old, JsonObject object) {
    JsonObject before = old.object("metadata");
    JsonObject after = object.object("metadata");
    return !old.object("spec").equals(object.object("spec"))
        || !before.object("labels").equals(after.object("labels"))
        || !before.object("annotations").equals(after.object("annotations"))
        || !before.string("deletionTimestamp").equals(after.string("deletionTimestamp"))
        || before.number(-1, "deletionGracePeriodSeconds")
            != after.number(-1, "deletionGracePeriodSeconds");
  }

  @Override
  public void deleted(JsonObject object) {
    PodWorker worker = kubelet.worker(object.string("metadata", "uid"));
    if (worker != null) {
      worker.remove();
    }
  }
}
