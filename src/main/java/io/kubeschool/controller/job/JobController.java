package io.kubeschool.controller.job;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodControl;
import io.kubeschool.model.Job;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.sim.Simulation;
import java.time.Duration;

/**
 * Runs the pods of Jobs until enough have succeeded or too many failed. Models
 * pkg/controller/job/job_controller.go.
 */
public final class JobController {

  /** How long changes of pods are collected before their Job is looked at. */
  static final Duration BATCH = Duration.ofSeconds(1);

  private static final String NAME = "job-controller";

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer jobs;
  private final SharedInformer pods;
  private final Expectations expectations;
  private final JobBackoff backoff = new JobBackoff();
  private final JobPods jobPods;
  private final Controller<ObjectKey> controller;
  private final Controller<ObjectKey> orphans;

  /** A controller that works from {@link #start} on. */
  public JobController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.recorder = context.recorder(NAME);
    this.jobs = context.informers().of(Kinds.JOB);
    this.pods = context.informers().of(Kinds.POD);
    pods.addIndex(ControllerRef.INDEX, ControllerRef::keys);
    this.expectations = new Expectations(simulation);
    this.jobPods = new JobPods(client, new PodControl(client, recorder), expectations, pods);
    this.controller = new Controller<>(simulation, NAME, this::sync);
    this.orphans = new Controller<>(simulation, NAME + " orphans", this::syncOrphan);
    JobEvents events =
        new JobEvents(jobs, expectations, jobPods, controller.queue(), orphans.queue());
    jobs.addHandler(events.ofJobs(this::gone));
    pods.addHandler(events.ofPods());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
    orphans.start();
  }

  private void gone(JsonObject job) {
    backoff.forget(ObjectKey.of(job));
    addOrphans(job);
  }

  private void addOrphans(JsonObject job) {
    for (JsonObject pod : pods.byIndex(ControllerRef.INDEX, job.string("metadata", "uid"))) {
      if (JobPods.isTracked(pod)) {
        orphans.queue().add(ObjectKey.of(pod));
      }
    }
  }

  private Result sync(ObjectKey key) {
    JsonObject object = jobs.get(key);
    if (object == null) {
      expectations.forget(key);
      jobPods.forget(key);
      backoff.forget(key);
      return Result.DONE;
    }
    Job job = new Job(object);
    if (job.finished() != null) {
      backoff.forget(key);
      addOrphans(object);
      return Result.DONE;
    }
    boolean satisfied = expectations.isSatisfied(key);
    String failure =
        new JobSync(
                job,
                simulation,
                client,
                recorder,
                jobPods,
                backoff,
                delay -> controller.queue().addAfter(key, delay))
            .sync(satisfied);
    return failure == null ? Result.DONE : Result.failed(failure);
  }

  /** Frees a pod whose Job is gone or finished. Models handleSingleOrphanPod. */
  private Result syncOrphan(ObjectKey key) {
    JsonObject pod = pods.get(key);
    if (pod == null) {
      return Result.DONE;
    }
    OwnerReference owner = ControllerRef.of(pod);
    if (owner != null) {
      if (!owner.kind().equals(Kinds.JOB.kind())) {
        return Result.DONE;
      }
      JsonObject job = jobs.get(new ObjectKey(key.namespace(), owner.name()));
      if (job != null
          && job.string("metadata", "uid").equals(owner.uid())
          && new Job(job).finished() == null) {
        return Result.DONE;
      }
    }
    jobPods.untrack(pod);
    return Result.DONE;
  }
}
