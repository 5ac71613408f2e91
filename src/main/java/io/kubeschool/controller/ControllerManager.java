package io.kubeschool.controller;

import io.kubeschool.apiserver.Api;
import io.kubeschool.controller.deployment.DeploymentController;
import io.kubeschool.controller.replicaset.ReplicaKind;
import io.kubeschool.controller.replicaset.ReplicaSetController;
import io.kubeschool.sim.Simulation;
import java.util.List;

/** All controllers of a cluster. Models cmd/kube-controller-manager. */
public final class ControllerManager {

  private final ControllerContext context;
  private final List<Runnable> starts;

  /** The controllers of the cluster behind {@code api}; they work from {@link #start} on. */
  public ControllerManager(Simulation simulation, Api api) {
    this.context = ControllerContext.of(simulation, api);
    this.starts =
        List.of(
            new DeploymentController(context)::start,
            new ReplicaSetController(context, ReplicaKind.REPLICA_SET)::start,
            new ReplicaSetController(context, ReplicaKind.REPLICATION_CONTROLLER)::start);
  }

  /** Lists what there is and begins to work. */
  public void start() {
    context.informers().start();
    starts.forEach(Runnable::run);
  }
}
