package io.kubeschool.scheduler.plugin;

import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NodeSelectorTerms;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Only nodes that can reach the volumes of the pod's claims. Models plugins/volumebinding. Claims
 * that wait for their first consumer are taken to be provisioned wherever the pod goes; volumes
 * made beforehand for such claims are not looked for.
 */
public final class VolumeBinding implements FilterPlugin {

  private static final Status WRONG_NODE =
      Status.unresolvable("node(s) didn't match PersistentVolume's node affinity");
  private static final Status NO_VOLUME =
      Status.unresolvable(
          "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");

  private final SharedInformer claims;
  private final SharedInformer volumes;
  private final SharedInformer classes;

  /** The plug-in, by those caches. */
  public VolumeBinding(SharedInformer claims, SharedInformer volumes, SharedInformer classes) {
    this.claims = claims;
    this.volumes = volumes;
    this.classes = classes;
  }

  @Override
  public String name() {
    return "VolumeBinding";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    if (pod.claims().isEmpty()) {
      return Preparation.SKIP;
    }
    List<String> bound = new ArrayList<>();
    for (String name : pod.claims()) {
      JsonObject claim = claims.get(new ObjectKey(pod.namespace(), name));
      String fault = fault(name, claim);
      if (fault != null) {
        return Preparation.reject(Status.unresolvable(fault));
      }
      if (isBound(claim)) {
        bound.add(claim.string("spec", "volumeName"));
      } else if (!waitsForConsumer(claim)) {
        return Preparation.reject(
            Status.unresolvable("pod has unbound immediate PersistentVolumeClaims"));
      }
    }
    return Preparation.filter(node -> filter(bound, node));
  }

  /** Models volume_binding.go: podHasPVCs. */
  private static String fault(String name, JsonObject claim) {
    String quoted = "persistentvolumeclaim \"" + name + "\"";
    if (claim == null) {
      return quoted + " not found";
    }
    if (claim.string("status", "phase").equals("Lost")) {
      return quoted
          + " bound to non-existent persistentvolume \""
          + claim.string("spec", "volumeName")
          + "\"";
    }
    return claim.has("metadata", "deletionTimestamp") ? quoted + " is being deleted" : null;
  }

  /** Whether a claim has its volume for good. */
  static boolean isBound(JsonObject claim) {
    return !claim.string("spec", "volumeName").isEmpty()
        && claim.has("metadata", "annotations", "pv.kubernetes.io/bind-completed");
  }

  private boolean waitsForConsumer(JsonObject claim) {
    JsonObject storageClass =
        classes.get(new ObjectKey("", claim.string("spec", "storageClassName")));
    return storageClass != null
        && storageClass.string("volumeBindingMode").equals("WaitForFirstConsumer");
  }

  private Status filter(List<String> bound, NodeInfo node) {
    for (String name : bound) {
      JsonObject volume = volumes.get(new ObjectKey("", name));
      if (volume == null) {
        return NO_VOLUME;
      }
      Json required = volume.get("spec", "nodeAffinity", "required");
      if (required != null
          && !NodeSelectorTerms.matchesAny(required.array("nodeSelectorTerms"), node.node())) {
        return WRONG_NODE;
      }
    }
    return Status.SUCCESS;
  }

  /** The pod's claims that still wait for their first consumer. */
  public List<JsonObject> waiting(PodInfo pod) {
    List<JsonObject> waiting = new ArrayList<>();
    for (String name : pod.claims()) {
      JsonObject claim = claims.get(new ObjectKey(pod.namespace(), name));
      if (claim != null && !isBound(claim)) {
        waiting.add(claim);
      }
    }
    return waiting;
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return switch (event) {
      case ClusterEvent.StorageChanged changed -> true;
      case ClusterEvent.NodeChanged(JsonObject old, JsonObject node) ->
          old == null
              || !old.object("metadata", "labels").equals(node.object("metadata", "labels"));
      default -> false;
    };
  }
}
