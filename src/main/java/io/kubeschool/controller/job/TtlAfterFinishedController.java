package io.kubeschool.controller.job;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.model.Job;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;

/** Deletes Jobs some time after they have finished. Models pkg/controller/ttlafterfinished. */
public final class TtlAfterFinishedController {

  private static final String NAME = "ttl-after-finished-controller";

  private final Simulation simulation;
  private final ApiClient client;
  private final SharedInformer jobs;
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public TtlAfterFinishedController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.jobs = context.informers().of(Kinds.JOB);
    this.controller = new Controller<>(simulation, NAME, this::sync);
    jobs.addHandler(
        new InformerHandler() {
          @Override
          public void added(JsonObject job) {
            look(new Job(job));
          }

          @Override
          public void updated(JsonObject old, JsonObject job) {
            look(new Job(job));
          }
        });
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private void look(Job job) {
    if (!job.isTerminating() && job.ttlSecondsAfterFinished() >= 0 && job.finished() != null) {
      controller.queue().add(job.key());
    }
  }

  private Result sync(ObjectKey key) {
    JsonObject object = jobs.get(key);
    if (object == null) {
      return Result.DONE;
    }
    Job job = new Job(object);
    JsonObject finished = job.finished();
    if (job.isTerminating() || job.ttlSecondsAfterFinished() < 0 || finished == null) {
      return Result.DONE;
    }
    Instant end =
        Timestamps.parse(finished.string("lastTransitionTime"))
            .plusSeconds(job.ttlSecondsAfterFinished());
    Duration left = Duration.between(simulation.now(), end);
    if (left.isPositive()) {
      return Result.after(left);
    }
    Reply reply =
        client.delete(
            Kinds.JOB,
            key,
            Json.objectOf(
                "propagationPolicy",
                "Foreground",
                "preconditions",
                Json.objectOf("uid", job.uid())));
    return reply.reason().equals("NotFound") ? Result.DONE : Result.of(reply);
  }
}
