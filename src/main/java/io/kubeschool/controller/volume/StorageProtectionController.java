package io.kubeschool.controller.volume;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps claims that pods use and volumes that are bound from being deleted under them. Models
 * pkg/controller/volume/pvcprotection and pvprotection.
 */
public final class StorageProtectionController {

  private static final String CLAIM_FINALIZER = "kubernetes.io/pvc-protection";
  private static final String VOLUME_FINALIZER = "kubernetes.io/pv-protection";
  private static final String BY_CLAIM = "claim";

  private final ApiClient client;
  private final SharedInformer claims;
  private final SharedInformer volumes;
  private final SharedInformer pods;
  private final Controller<ObjectKey> claimController;
  private final Controller<ObjectKey> volumeController;

  /** A controller that works from {@link #start} on. */
  public StorageProtectionController(ControllerContext context) {
    this.client = context.client("pvc-protection-controller");
    this.claims = context.informers().of(Kinds.PERSISTENT_VOLUME_CLAIM);
    this.volumes = context.informers().of(Kinds.PERSISTENT_VOLUME);
    this.pods = context.informers().of(Kinds.POD);
    pods.addIndex(BY_CLAIM, StorageProtectionController::claimsOf);
    this.claimController =
        new Controller<>(context.simulation(), "pvc-protection-controller", this::syncClaim);
    this.volumeController =
        new Controller<>(context.simulation(), "pv-protection-controller", this::syncVolume);
    claims.addHandler(new Handler(claimController));
    volumes.addHandler(new Handler(volumeController));
    pods.addHandler(new PodHandler());
  }

  /** Begins to work. */
  public void start() {
    claimController.start();
    volumeController.start();
  }

  private static List<String> claimsOf(JsonObject pod) {
    List<String> keys = new ArrayList<>(0);
    for (Json volume : pod.array("spec", "volumes")) {
      if (volume.has("persistentVolumeClaim")) {
        keys.add(
            pod.string("metadata", "namespace")
                + "/"
                + volume.string("persistentVolumeClaim", "claimName"));
      }
    }
    return keys;
  }

  private record Handler(Controller<ObjectKey> controller) implements InformerHandler {
    @Override
    public void added(JsonObject object) {
      if (object.has("metadata", "deletionTimestamp")) {
        controller.queue().add(ObjectKey.of(object));
      }
    }

    @Override
    public void updated(JsonObject old, JsonObject object) {
      added(object);
    }
  }

  private final class PodHandler implements InformerHandler {
    @Override
    public void deleted(JsonObject pod) {
      for (String key : claimsOf(pod)) {
        int slash = key.indexOf('/');
        claimController
            .queue()
            .add(new ObjectKey(key.substring(0, slash), key.substring(slash + 1)));
      }
    }
  }

  private Result syncClaim(ObjectKey key) {
    JsonObject claim = claims.get(key);
    if (claim == null || !claim.has("metadata", "deletionTimestamp")) {
      return Result.DONE;
    }
    for (JsonObject pod : pods.byIndex(BY_CLAIM, key.toString())) {
      if (!pod.string("spec", "nodeName").isEmpty()) {
        return Result.DONE;
      }
    }
    return release(claim, CLAIM_FINALIZER, true);
  }

  private Result syncVolume(ObjectKey key) {
    JsonObject volume = volumes.get(key);
    boolean held =
        volume == null
            || !volume.has("metadata", "deletionTimestamp")
            || volume.string("status", "phase").equals("Bound");
    return held ? Result.DONE : release(volume, VOLUME_FINALIZER, false);
  }

  private Result release(JsonObject object, String finalizer, boolean claim) {
    List<String> finalizers = new ArrayList<>(object.array("metadata", "finalizers").strings());
    if (!finalizers.remove(finalizer)) {
      return Result.DONE;
    }
    JsonObject freed =
        finalizers.isEmpty()
            ? object.remove("metadata", "finalizers")
            : object.set(finalizers, "metadata", "finalizers");
    return Result.of(
        client.update(claim ? Kinds.PERSISTENT_VOLUME_CLAIM : Kinds.PERSISTENT_VOLUME, freed));
  }
}
