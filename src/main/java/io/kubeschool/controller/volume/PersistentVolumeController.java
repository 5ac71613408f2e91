package io.kubeschool.controller.volume;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Duration;

/**
 * Binds claims and volumes to each other. Models
 * pkg/controller/volume/persistentvolume/pv_controller.go. It provisions and recycles nothing
 * itself: those who do are programs of their own, and it only says that it waits for them.
 */
public final class PersistentVolumeController {

  private static final String NAME = "persistent-volume-binder";
  private static final Duration RESYNC = Duration.ofSeconds(15);
  private static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";
  private static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";
  private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
  private static final String PROVISIONER = "volume.kubernetes.io/storage-provisioner";
  private static final String BETA_PROVISIONER = "volume.beta.kubernetes.io/storage-provisioner";

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer claims;
  private final SharedInformer volumes;
  private final SharedInformer classes;
  private final Controller<ObjectKey> claimController;
  private final Controller<ObjectKey> volumeController;

  /** A controller that works from {@link #start} on. */
  public PersistentVolumeController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.recorder = context.recorder("persistentvolume-controller", NAME);
    this.claims = context.informers().of(Kinds.PERSISTENT_VOLUME_CLAIM);
    this.volumes = context.informers().of(Kinds.PERSISTENT_VOLUME);
    this.classes = context.informers().of(Kinds.STORAGE_CLASS);
    this.claimController = new Controller<>(simulation, NAME, this::syncClaim);
    this.volumeController = new Controller<>(simulation, NAME, this::syncVolume);
    claims.addHandler(new ClaimHandler());
    volumes.addHandler(new VolumeHandler());
  }

  /** Begins to work. */
  public void start() {
    volumeController.start();
    claimController.start();
  }

  private final class ClaimHandler implements InformerHandler {
    @Override
    public void added(JsonObject claim) {
      claimController.queue().add(ObjectKey.of(claim));
    }

    @Override
    public void updated(JsonObject old, JsonObject claim) {
      added(claim);
    }

    @Override
    public void deleted(JsonObject claim) {
      String volume = claim.string("spec", "volumeName");
      if (!volume.isEmpty()) {
        volumeController.queue().add(new ObjectKey("", volume));
      }
    }
  }

  private final class VolumeHandler implements InformerHandler {
    @Override
    public void added(JsonObject volume) {
      volumeController.queue().add(ObjectKey.of(volume));
    }

    @Override
    public void updated(JsonObject old, JsonObject volume) {
      added(volume);
      if (!old.string("status", "phase").equals(volume.string("status", "phase"))) {
        wakeUnboundClaims();
      }
    }

    @Override
    public void deleted(JsonObject volume) {
      JsonObject reference = volume.object("spec", "claimRef");
      if (!reference.isEmpty()) {
        claimController
            .queue()
            .add(new ObjectKey(reference.string("namespace"), reference.string("name")));
      }
    }
  }

  private void wakeUnboundClaims() {
    for (JsonObject claim : claims.list()) {
      if (!claim.has("metadata", "annotations", BIND_COMPLETED)) {
        claimController.queue().add(ObjectKey.of(claim));
      }
    }
  }

  /** Models pv_controller.go: syncVolume. */
  private Result syncVolume(ObjectKey key) {
    JsonObject volume = volumes.get(key);
    if (volume == null) {
      return Result.DONE;
    }
    JsonObject reference = volume.object("spec", "claimRef");
    if (reference.string("uid").isEmpty()) {
      setPhase(volume, "Available");
      return Result.DONE;
    }
    ObjectKey claimKey = new ObjectKey(reference.string("namespace"), reference.string("name"));
    JsonObject claim = claims.get(claimKey);
    if (claim == null || !claim.string("metadata", "uid").equals(reference.string("uid"))) {
      setPhase(volume, "Released");
    } else if (claim.string("spec", "volumeName").equals(volume.string("metadata", "name"))) {
      setPhase(volume, "Bound");
    } else {
      claimController.queue().add(claimKey);
    }
    return Result.DONE;
  }

  private JsonObject setPhase(JsonObject volume, String phase) {
    if (volume.string("status", "phase").equals(phase)) {
      return volume;
    }
    return ApiException.check(
        client.updateStatus(
            Kinds.PERSISTENT_VOLUME,
            volume
                .set(phase, "status", "phase")
                .set(Timestamps.format(simulation.now()), "status", "lastPhaseTransitionTime")));
  }

  /** Models pv_controller.go: syncClaim. */
  private Result syncClaim(ObjectKey key) {
    JsonObject claim = claims.get(key);
    if (claim == null) {
      return Result.DONE;
    }
    if (claim.has("metadata", "annotations", BIND_COMPLETED)) {
      return syncBoundClaim(claim);
    }
    String named = claim.string("spec", "volumeName");
    JsonObject volume =
        named.isEmpty()
            ? delaysBinding(claim) ? null : VolumeMatcher.find(claim, volumes.list())
            : volumes.get(new ObjectKey("", named));
    if (volume == null) {
      setPending(claim);
      if (named.isEmpty()) {
        explain(claim);
      }
      return Result.after(RESYNC);
    }
    if (volume.has("spec", "claimRef") && !VolumeMatcher.isFor(volume, claim)) {
      setPending(claim);
      return Result.after(RESYNC);
    }
    bind(claim, volume);
    return Result.DONE;
  }

  private Result syncBoundClaim(JsonObject claim) {
    JsonObject volume = volumes.get(new ObjectKey("", claim.string("spec", "volumeName")));
    if (volume == null) {
      if (!claim.string("status", "phase").equals("Lost")) {
        ApiException.check(
            client.updateStatus(
                Kinds.PERSISTENT_VOLUME_CLAIM, claim.set("Lost", "status", "phase")));
        recorder.warning(
            Kinds.PERSISTENT_VOLUME_CLAIM,
            claim,
            "ClaimLost",
            "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
      }
    } else if (VolumeMatcher.isFor(volume, claim)) {
      bind(claim, volume);
    }
    return Result.DONE;
  }

  private void setPending(JsonObject claim) {
    if (claim.string("status", "phase").isEmpty()) {
      client.updateStatus(Kinds.PERSISTENT_VOLUME_CLAIM, claim.set("Pending", "status", "phase"));
    }
  }

  /** Models storage/volume: IsDelayBindingMode and IsDelayBindingProvisioning. */
  private boolean delaysBinding(JsonObject claim) {
    JsonObject storageClass = classOf(claim);
    return storageClass != null
        && storageClass.string("volumeBindingMode").equals("WaitForFirstConsumer")
        && !claim.has("metadata", "annotations", SELECTED_NODE);
  }

  private JsonObject classOf(JsonObject claim) {
    return classes.get(new ObjectKey("", claim.string("spec", "storageClassName")));
  }

  /** Says why a claim has no volume. Models syncUnboundClaim and provisionClaim. */
  private void explain(JsonObject claim) {
    String className = claim.string("spec", "storageClassName");
    JsonObject storageClass = classOf(claim);
    if (delaysBinding(claim)) {
      normal(
          claim, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
    } else if (className.isEmpty()) {
      normal(
          claim,
          "FailedBinding",
          "no persistent volumes available for this claim and no storage class is set");
    } else if (storageClass == null) {
      recorder.warning(
          Kinds.PERSISTENT_VOLUME_CLAIM,
          claim,
          "ProvisioningFailed",
          "storageclass.storage.k8s.io \"" + className + "\" not found");
    } else {
      askProvisioner(claim, storageClass.string("provisioner"));
    }
  }

  /** Models pv_controller.go: provisionClaimOperationExternal. */
  private void askProvisioner(JsonObject claim, String provisioner) {
    if (provisioner.equals("kubernetes.io/no-provisioner")) {
      return;
    }
    if (!claim.has("metadata", "annotations", PROVISIONER)) {
      client.update(
          Kinds.PERSISTENT_VOLUME_CLAIM,
          claim
              .set(provisioner, "metadata", "annotations", PROVISIONER)
              .set(provisioner, "metadata", "annotations", BETA_PROVISIONER));
    }
    normal(
        claim,
        "ExternalProvisioning",
        "Waiting for a volume to be created either by the external provisioner '"
            + provisioner
            + "' or manually by the system administrator. If volume creation is delayed, please"
            + " verify that the provisioner is running and correctly registered.");
  }

  private void normal(JsonObject claim, String reason, String message) {
    recorder.normal(Kinds.PERSISTENT_VOLUME_CLAIM, claim, reason, message);
  }

  /** Models pv_controller.go: bind. */
  private void bind(JsonObject claim, JsonObject volume) {
    JsonObject boundVolume = volume;
    if (volume.object("spec", "claimRef").string("uid").isEmpty()) {
      JsonObject reference =
          Json.objectOf(
              "kind", "PersistentVolumeClaim",
              "apiVersion", "v1",
              "namespace", claim.string("metadata", "namespace"),
              "name", claim.string("metadata", "name"),
              "uid", claim.string("metadata", "uid"),
              "resourceVersion", claim.string("metadata", "resourceVersion"));
      JsonObject changed = volume.set(reference, "spec", "claimRef");
      if (!volume.has("spec", "claimRef")) {
        changed = changed.set("yes", "metadata", "annotations", BOUND_BY_CONTROLLER);
      }
      boundVolume = ApiException.check(client.update(Kinds.PERSISTENT_VOLUME, changed));
    }
    boundVolume = setPhase(boundVolume, "Bound");
    JsonObject boundClaim = claim;
    if (!claim.has("metadata", "annotations", BIND_COMPLETED)) {
      JsonObject changed =
          claim
              .set(boundVolume.string("metadata", "name"), "spec", "volumeName")
              .set("yes", "metadata", "annotations", BIND_COMPLETED);
      if (claim.string("spec", "volumeName").isEmpty()) {
        changed = changed.set("yes", "metadata", "annotations", BOUND_BY_CONTROLLER);
      }
      boundClaim = ApiException.check(client.update(Kinds.PERSISTENT_VOLUME_CLAIM, changed));
    }
    if (!boundClaim.string("status", "phase").equals("Bound")) {
      JsonObject status =
          Json.objectOf(
              "phase", "Bound",
              "accessModes", boundVolume.array("spec", "accessModes"),
              "capacity", boundVolume.object("spec", "capacity"));
      ApiException.check(
          client.updateStatus(Kinds.PERSISTENT_VOLUME_CLAIM, boundClaim.with("status", status)));
    }
  }
}
