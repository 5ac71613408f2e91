package io.kubeschool.controller.job;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.Expectations;
import io.kubeschool.model.Job;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Which Jobs to look at when one of them or a pod changes. Models
 * pkg/controller/job/job_controller.go: its event handlers.
 */
final class JobEvents {

  private final SharedInformer jobs;
  private final Expectations expectations;
  private final JobPods jobPods;
  private final WorkQueue<ObjectKey> queue;
  private final WorkQueue<ObjectKey> orphans;

  JobEvents(
      SharedInformer jobs,
      Expectations expectations,
      JobPods jobPods,
      WorkQueue<ObjectKey> queue,
      WorkQueue<ObjectKey> orphans) {
    this.jobs = jobs;
    this.expectations = expectations;
    this.jobPods = jobPods;
    this.queue = queue;
    this.orphans = orphans;
  }

  InformerHandler ofJobs(Consumer<JsonObject> gone) {
    return new InformerHandler() {
      @Override
      public void added(JsonObject job) {
        queue.add(ObjectKey.of(job));
      }

      @Override
      public void updated(JsonObject old, JsonObject job) {
        boolean specChanged =
            old.number(0, "metadata", "generation") != job.number(0, "metadata", "generation");
        if (specChanged || new Job(job).finished() != null) {
          queue.add(ObjectKey.of(job));
        } else {
          queue.addAfter(ObjectKey.of(job), JobController.BATCH);
        }
      }

      @Override
      public void deleted(JsonObject job) {
        queue.add(ObjectKey.of(job));
        gone.accept(job);
      }
    };
  }

  InformerHandler ofPods() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject pod) {
        podAdded(pod);
      }

      @Override
      public void updated(JsonObject old, JsonObject pod) {
        podUpdated(old, pod);
      }

      @Override
      public void deleted(JsonObject pod) {
        podDeleted(pod, true);
      }
    };
  }

  private void podAdded(JsonObject pod) {
    if (pod.has("metadata", "deletionTimestamp")) {
      podDeleted(pod, false);
    } else if (ControllerRef.of(pod) == null) {
      orphan(pod);
    } else {
      JsonObject owner = resolve(pod);
      if (owner != null) {
        expectations.creationObserved(ObjectKey.of(owner));
        queue.addAfter(ObjectKey.of(owner), JobController.BATCH);
      }
    }
  }

  private void podUpdated(JsonObject old, JsonObject pod) {
    if (pod.has("metadata", "deletionTimestamp")) {
      podDeleted(pod, false);
      return;
    }
    boolean ownerChanged = !Objects.equals(ControllerRef.of(old), ControllerRef.of(pod));
    if (ownerChanged) {
      changed(resolve(old), pod);
    }
    if (ControllerRef.of(pod) != null) {
      changed(resolve(pod), pod);
    } else if (ownerChanged
        || !old.object("metadata", "labels").equals(pod.object("metadata", "labels"))) {
      orphan(pod);
    }
  }

  private void changed(JsonObject owner, JsonObject pod) {
    if (owner == null) {
      return;
    }
    if (!JobPods.isTracked(pod)) {
      jobPods.removalObserved(ObjectKey.of(owner), pod);
    }
    queue.addAfter(ObjectKey.of(owner), JobController.BATCH);
  }

  private void podDeleted(JsonObject pod, boolean last) {
    JsonObject owner = resolve(pod);
    boolean tracked = JobPods.isTracked(pod);
    if (owner == null || new Job(owner).finished() != null) {
      if (tracked && !last && isOfJob(pod)) {
        orphans.add(ObjectKey.of(pod));
      }
      return;
    }
    expectations.deletionObserved(ObjectKey.of(owner), ObjectKey.of(pod));
    if (last || !tracked) {
      jobPods.removalObserved(ObjectKey.of(owner), pod);
    }
    queue.addAfter(ObjectKey.of(owner), JobController.BATCH);
  }

  private static boolean isOfJob(JsonObject pod) {
    OwnerReference reference = ControllerRef.of(pod);
    return reference == null || reference.kind().equals(Kinds.JOB.kind());
  }

  private void orphan(JsonObject pod) {
    if (JobPods.isTracked(pod)) {
      orphans.add(ObjectKey.of(pod));
    }
    if (pod.object("metadata", "labels").isEmpty()) {
      return;
    }
    for (JsonObject job : jobs.list(pod.string("metadata", "namespace"))) {
      if (new Job(job).selector().matches(pod)) {
        queue.addAfter(ObjectKey.of(job), JobController.BATCH);
      }
    }
  }

  private JsonObject resolve(JsonObject pod) {
    return ControllerRef.resolve(pod, Kinds.JOB, jobs);
  }
}
