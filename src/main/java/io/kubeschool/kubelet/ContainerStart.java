package io.kubeschool.kubelet;

import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.kubelet.images.ImageManager;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerConfig;
import io.kubeschool.kubelet.runtime.ContainerState;
import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.kubelet.status.ContainerReason;
import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Starts one container: back-off, image, configuration, creation, start, postStart hook. Models
 * pkg/kubelet/kuberuntime/kuberuntime_container.go: startContainer, and kuberuntime_manager.go:
 * doBackOff.
 */
final class ContainerStart {

  /** What came of it. */
  sealed interface Outcome permits Started, NotStarted {}

  /** It runs. */
  record Started() implements Outcome {}

  /** It does not; not before {@code until}, unless that is null. */
  record NotStarted(ContainerReason reason, Instant until) implements Outcome {}

  private final Kubelet kubelet;
  private final PodWorker worker;
  private final Pod pod;
  private final JsonObject spec;
  private final String field;
  private final PodRecord record;
  private Consumer<Outcome> done;

  /**
   * A container to be started.
   *
   * @param field where it is in the pod's spec
   */
  ContainerStart(Kubelet kubelet, PodWorker worker, Pod pod, JsonObject spec, String field) {
    this.kubelet = kubelet;
    this.worker = worker;
    this.pod = pod;
    this.spec = spec;
    this.field = field;
    this.record = worker.record();
  }

  void run(Consumer<Outcome> whenDone) {
    done = whenDone;
    Container before = record.find(spec.string("name"));
    if (before != null && before.state() == ContainerState.EXITED && isBackingOff(before)) {
      return;
    }
    kubelet.images().ensure(pod, spec, this::record, this::imageReady);
  }

  private boolean isBackingOff(Container before) {
    String name = spec.string("name");
    String key = pod.uid() + "_" + name + "_" + spec.string("image");
    Instant ended = before.finishedAt();
    Instant now = kubelet.simulation().now();
    if (!kubelet.crashBackOff().isInBackOffSince(key, ended, now)) {
      kubelet.crashBackOff().next(key, ended, now);
      return false;
    }
    String podName = pod.name() + "_" + pod.namespace() + "(" + pod.uid() + ")";
    record(
        EventType.Warning,
        "BackOff",
        "Back-off restarting failed container " + name + " in pod " + podName);
    Duration delay = kubelet.crashBackOff().get(key);
    finish(
        "CrashLoopBackOff",
        "back-off "
            + HumanDuration.goFormat(delay)
            + " restarting failed container="
            + name
            + " pod="
            + podName,
        ended.plus(delay));
    return true;
  }

  private void imageReady(ImageManager.Outcome outcome) {
    switch (outcome) {
      case ImageManager.Failed(String reason, String message) -> {
        error(reason);
        finish(reason, message, null);
      }
      case ImageManager.Present present -> {
        Container before = record.find(spec.string("name"));
        int restarts = before == null ? 0 : before.config().restartCount() + 1;
        ContainerConfig config;
        try {
          config = kubelet.configs().make(worker, pod, spec, restarts, present);
        } catch (ContainerConfigException e) {
          error(e.getMessage());
          finish(e.reason(), e.getMessage(), null);
          return;
        }
        kubelet.runtime().create(record, config, this::created);
      }
    }
  }

  private void created(Container container) {
    record(EventType.Normal, "Created", "Container created");
    kubelet
        .runtime()
        .start(
            record,
            container,
            worker::changed,
            why -> {
              worker.changed();
              if (why != null) {
                error(why);
                finish("RunContainerError", why, null);
                return;
              }
              record(EventType.Normal, "Started", "Container started");
              started(container);
            });
  }

  private void started(Container container) {
    JsonObject hook = spec.object("lifecycle", "postStart");
    if (hook.isEmpty()) {
      done.accept(new Started());
      return;
    }
    kubelet
        .hooks()
        .run(
            pod,
            container,
            hook,
            failure -> {
              if (failure == null) {
                done.accept(new Started());
                return;
              }
              record(EventType.Warning, "FailedPostStartHook", "PostStartHook failed");
              new ContainerKill(kubelet, worker, container)
                  .run(
                      "FailedPostStartHook",
                      PodActions.KillReason.OTHER,
                      () -> finish("PostStartHookError", failure, null));
            });
  }

  private void finish(String reason, String message, Instant until) {
    done.accept(new NotStarted(new ContainerReason(reason, message), until));
  }

  private void error(String what) {
    record(EventType.Warning, "Failed", "Error: " + what);
  }

  private void record(EventType type, String reason, String message) {
    kubelet.containerEvent(pod, field, spec.string("name"), type, reason, message);
  }
}
