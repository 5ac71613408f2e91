package io.kubeschool.controller;

import io.kubeschool.apiserver.Api;
import io.kubeschool.controller.daemon.DaemonSetController;
import io.kubeschool.controller.deployment.DeploymentController;
import io.kubeschool.controller.disruption.DisruptionController;
import io.kubeschool.controller.endpoint.EndpointSliceController;
import io.kubeschool.controller.endpoint.EndpointSliceMirroringController;
import io.kubeschool.controller.endpoint.EndpointsController;
import io.kubeschool.controller.garbage.GarbageCollector;
import io.kubeschool.controller.job.JobController;
import io.kubeschool.controller.job.TtlAfterFinishedController;
import io.kubeschool.controller.namespace.NamespaceController;
import io.kubeschool.controller.node.NodeLifecycleController;
import io.kubeschool.controller.node.PodGarbageCollector;
import io.kubeschool.controller.node.TaintEvictionController;
import io.kubeschool.controller.quota.ResourceQuotaController;
import io.kubeschool.controller.replicaset.ReplicaKind;
import io.kubeschool.controller.replicaset.ReplicaSetController;
import io.kubeschool.controller.serviceaccount.PerNamespaceController;
import io.kubeschool.controller.statefulset.StatefulSetController;
import io.kubeschool.controller.volume.PersistentVolumeController;
import io.kubeschool.controller.volume.StorageProtectionController;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.sim.Simulation;
import java.util.List;

/** All controllers of a cluster. Models cmd/kube-controller-manager. */
public final class ControllerManager {

  private static final String ROOT_CA_DESCRIPTION =
      "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
          + " endpoints such as the internal service IP or kubernetes.default.svc. No other usage"
          + " is guaranteed across distributions of Kubernetes clusters.";

  private final ControllerContext context;
  private final List<Runnable> starts;

  /**
   * The controllers of the cluster behind {@code api}; they work from {@link #start} on.
   *
   * @param rootCertificate the cluster's CA in PEM, for pods
   */
  public ControllerManager(Simulation simulation, Api api, String rootCertificate) {
    this.context = ControllerContext.of(simulation, api);
    new TaintEvictionController(context);
    this.starts =
        List.of(
            new GarbageCollector(context)::start,
            new DeploymentController(context)::start,
            new ReplicaSetController(context, ReplicaKind.REPLICA_SET)::start,
            new ReplicaSetController(context, ReplicaKind.REPLICATION_CONTROLLER)::start,
            new DaemonSetController(context)::start,
            new StatefulSetController(context)::start,
            new JobController(context)::start,
            new TtlAfterFinishedController(context)::start,
            new EndpointsController(context)::start,
            new EndpointSliceController(context)::start,
            new EndpointSliceMirroringController(context)::start,
            new NamespaceController(context)::start,
            serviceAccounts()::start,
            rootCertificates(rootCertificate)::start,
            new NodeLifecycleController(context)::start,
            new PodGarbageCollector(context)::start,
            new DisruptionController(context)::start,
            new PersistentVolumeController(context)::start,
            new StorageProtectionController(context)::start,
            new ResourceQuotaController(context)::start);
  }

  /** Lists what there is and begins to work. */
  public void start() {
    context.informers().start();
    starts.forEach(Runnable::run);
  }

  private PerNamespaceController serviceAccounts() {
    JsonObject account =
        Json.objectOf(
            "apiVersion", "v1",
            "kind", "ServiceAccount",
            "metadata", Json.objectOf("name", "default"));
    return new PerNamespaceController(
        context, "service-account-controller", Kinds.SERVICE_ACCOUNT, account);
  }

  private PerNamespaceController rootCertificates(String certificate) {
    JsonObject map =
        Json.objectOf(
            "apiVersion",
            "v1",
            "kind",
            "ConfigMap",
            "metadata",
            Json.objectOf(
                "name",
                "kube-root-ca.crt",
                "annotations",
                Json.objectOf("kubernetes.io/description", ROOT_CA_DESCRIPTION)),
            "data",
            Json.objectOf("ca.crt", certificate));
    return new PerNamespaceController(context, "root-ca-cert-publisher", Kinds.CONFIG_MAP, map);
  }
}
