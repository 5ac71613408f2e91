package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Simulation;

/**
 * Brings Deployments about by means of ReplicaSets. Models
 * pkg/controller/deployment/deployment_controller.go. The rollback that clients of the removed API
 * groups could ask for by an annotation is not there; {@code kubectl rollout undo} edits the
 * template.
 */
public final class DeploymentController {

  private static final String NAME = "deployment-controller";
  private static final int MAX_RETRIES = 15;

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer deployments;
  private final SharedInformer replicaSets;
  private final SharedInformer pods;
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public DeploymentController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.recorder = context.recorder(NAME);
    this.deployments = context.informers().of(Kinds.DEPLOYMENT);
    this.replicaSets = context.informers().of(Kinds.REPLICA_SET);
    this.pods = context.informers().of(Kinds.POD);
    replicaSets.addIndex(ControllerRef.INDEX, ControllerRef::keys);
    pods.addIndex(ControllerRef.INDEX, ControllerRef::keys);
    this.controller =
        new Controller<>(simulation, NAME, this::sync, new WorkQueue<>(simulation), MAX_RETRIES);
    DeploymentEvents events =
        new DeploymentEvents(deployments, replicaSets, pods, controller.queue());
    deployments.addHandler(events.ofDeployments());
    replicaSets.addHandler(events.ofReplicaSets());
    pods.addHandler(events.ofPods());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  /** Models deployment_controller.go: syncDeployment. */
  private Result sync(ObjectKey key) {
    JsonObject object = deployments.get(key);
    if (object == null) {
      return Result.DONE;
    }
    DeploymentSync sync =
        new DeploymentSync(
            simulation, client, recorder, replicaSets, pods, controller.queue(), object);
    if (object.get("spec", "selector") instanceof JsonObject selector && selector.isEmpty()) {
      recorder.warning(
          Kinds.DEPLOYMENT,
          object,
          "SelectingAll",
          "This deployment is selecting all pods. A non-empty selector is required.");
      Deployment deployment = new Deployment(object);
      if (deployment.status("observedGeneration") < deployment.generation()) {
        client.updateStatus(
            Kinds.DEPLOYMENT, object.set(deployment.generation(), "status", "observedGeneration"));
      }
      return Result.DONE;
    }
    sync.run();
    return Result.DONE;
  }
}
