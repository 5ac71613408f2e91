package io.kubeschool.scheduler;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;

/**
 * Keeps the snapshot's pods and the queue up to date. Models pkg/scheduler/eventhandlers.go: the
 * handlers for pods that have a node and for those that want one.
 */
final class PodEvents implements InformerHandler {

  private final Scheduler scheduler;
  private final Snapshot snapshot;
  private final SchedulingQueue queue;

  PodEvents(Scheduler scheduler, Snapshot snapshot, SchedulingQueue queue) {
    this.scheduler = scheduler;
    this.snapshot = snapshot;
    this.queue = queue;
  }

  @Override
  public void added(JsonObject pod) {
    if (isFinished(pod)) {
      return;
    }
    if (hasNode(pod)) {
      PodInfo info = PodInfo.of(pod);
      snapshot.setPod(info);
      scheduler.happened(new ClusterEvent.AssignedPodChanged(null, info));
    } else if (isOurs(pod)) {
      scheduler.enqueue(PodInfo.of(pod));
    }
  }

  @Override
  public void updated(JsonObject old, JsonObject pod) {
    if (isFinished(pod)) {
      deleted(pod);
    } else if (hasNode(pod)) {
      assigned(old, pod);
    } else if (isOurs(pod)) {
      unassigned(old, pod);
    }
  }

  @Override
  public void deleted(JsonObject pod) {
    ObjectKey key = ObjectKey.of(pod);
    queue.remove(key);
    scheduler.forget(key);
    PodInfo known = snapshot.pod(key);
    if (known != null) {
      snapshot.removePod(key);
      scheduler.happened(new ClusterEvent.AssignedPodDeleted(known.withState(pod)));
    }
  }

  private void assigned(JsonObject old, JsonObject pod) {
    ObjectKey key = ObjectKey.of(pod);
    PodInfo known = snapshot.pod(key);
    PodInfo info = known == null ? PodInfo.of(pod) : known.withState(pod);
    snapshot.setPod(info);
    queue.remove(key);
    if (known == null
        || !old.object("metadata", "labels").equals(pod.object("metadata", "labels"))) {
      scheduler.happened(new ClusterEvent.AssignedPodChanged(hasNode(old) ? old : null, info));
    }
  }

  private void unassigned(JsonObject old, JsonObject pod) {
    ObjectKey key = ObjectKey.of(pod);
    SchedulingQueue.QueuedPod queued = queue.get(key);
    if (queued == null) {
      if (snapshot.pod(key) == null && !old.equals(pod) && wantsAnotherTry(old, pod)) {
        scheduler.enqueue(PodInfo.of(pod));
      }
      return;
    }
    PodInfo info = queued.pod().withState(pod);
    boolean wasGated = scheduler.isGated(queued.pod());
    queue.update(info);
    if (wasGated && !scheduler.isGated(info) || !wasGated && wantsAnotherTry(old, pod)) {
      scheduler.changed(key);
    }
  }

  // A change of the status alone, the scheduler's own for one, does not help the pod.
  private static boolean wantsAnotherTry(JsonObject old, JsonObject pod) {
    return !old.object("spec").equals(pod.object("spec"))
        || !old.object("metadata", "labels").equals(pod.object("metadata", "labels"));
  }

  private static boolean isFinished(JsonObject pod) {
    String phase = pod.string("status", "phase");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static boolean hasNode(JsonObject pod) {
    return !pod.string("spec", "nodeName").isEmpty();
  }

  private static boolean isOurs(JsonObject pod) {
    String name = pod.string("spec", "schedulerName");
    return name.isEmpty() || name.equals(Scheduler.NAME);
  }
}
