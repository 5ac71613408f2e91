package io.kubeschool.scheduler.plugin;

import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;

/** A ReadWriteOncePod claim is for one pod at a time. Models plugins/volumerestrictions. */
public final class VolumeRestrictions implements FilterPlugin {

  private static final Status IN_USE =
      Status.unschedulable(
          "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode"
              + " already in-use by another pod");

  private final SharedInformer claims;

  /** The plug-in, by that cache of claims. */
  public VolumeRestrictions(SharedInformer claims) {
    this.claims = claims;
  }

  @Override
  public String name() {
    return "VolumeRestrictions";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    boolean inUse = false;
    boolean exclusive = false;
    for (String name : pod.claims()) {
      ObjectKey key = new ObjectKey(pod.namespace(), name);
      JsonObject claim = claims.get(key);
      if (claim == null) {
        return Preparation.reject(
            Status.unresolvable("persistentvolumeclaim \"" + name + "\" not found"));
      }
      if (claim.array("spec", "accessModes").strings().contains("ReadWriteOncePod")) {
        exclusive = true;
        inUse |= snapshot.isClaimUsed(key);
      }
    }
    if (!exclusive) {
      return Preparation.SKIP;
    }
    Status status = inUse ? IN_USE : Status.SUCCESS;
    return Preparation.filter(node -> status);
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return switch (event) {
      case ClusterEvent.AssignedPodDeleted(PodInfo gone) ->
          gone.namespace().equals(pod.namespace())
              && gone.claims().stream().anyMatch(pod.claims()::contains);
      case ClusterEvent.StorageChanged changed -> true;
      default -> false;
    };
  }
}
