package io.kubeschool.kubelet;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.kubelet.volume.PodFiles;
import io.kubeschool.kubelet.volume.PodVolumes;
import io.kubeschool.kubelet.volume.VolumeException;
import io.kubeschool.kubelet.volume.VolumeSources;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Mount;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Cancellable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Waits until a pod's volumes can be had, and mounts them into its containers. Models
 * pkg/kubelet/volumemanager.
 */
final class VolumeManager {

  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(122);
  private static final Duration REFRESH = Duration.ofSeconds(60);

  private final Kubelet kubelet;
  private final ApiClient client;
  private final VolumeSources sources;
  private final PodFiles podFiles;
  private final Machine host;
  private final Map<String, PodVolumes> volumes = new HashMap<>();
  private final Map<String, Attempt> attempts = new HashMap<>();

  VolumeManager(
      Kubelet kubelet, ApiClient client, FieldReferences fields, PodFiles podFiles, Machine host) {
    this.kubelet = kubelet;
    this.client = client;
    this.sources = new VolumeSources(client, fields);
    this.podFiles = podFiles;
    this.host = host;
  }

  /** Calls {@code done} with true once all volumes are there, with false if it is given up. */
  void mount(PodWorker worker, Consumer<Boolean> done) {
    if (worker.volumesMounted()) {
      done.accept(true);
      return;
    }
    Attempt attempt = new Attempt(worker, done);
    attempts.put(worker.uid(), attempt);
    attempt.after(
        worker.pod().json().array("spec", "volumes").isEmpty()
            ? Duration.ofMillis(1)
            : kubelet.random().between(Duration.ofMillis(120), Duration.ofMillis(330)));
  }

  /** Gives up waiting for a pod's volumes. */
  void giveUp(String uid) {
    Attempt attempt = attempts.remove(uid);
    if (attempt != null) {
      attempt.giveUp();
    }
  }

  /** A pod's volumes are not needed any more. */
  void unmount(String uid) {
    volumes.remove(uid);
  }

  private final class Attempt {
    private final PodWorker worker;
    private final Consumer<Boolean> done;
    private Duration retry = FIRST_RETRY;
    private Cancellable next = () -> {};

    Attempt(PodWorker worker, Consumer<Boolean> done) {
      this.worker = worker;
      this.done = done;
    }

    void after(Duration delay) {
      next = kubelet.simulation().after(delay, this::look);
    }

    void look() {
      boolean ready = true;
      for (JsonObject volume : worker.pod().json().array("spec", "volumes").objects()) {
        ready &= check(worker, volume);
      }
      if (ready) {
        attempts.remove(worker.uid());
        done.accept(true);
        return;
      }
      after(retry);
      retry = retry.multipliedBy(2);
      retry = retry.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry;
    }

    void giveUp() {
      next.cancel();
      done.accept(false);
    }
  }

  private boolean check(PodWorker worker, JsonObject volume) {
    Pod pod = worker.pod();
    try {
      if (VolumeSources.isFromApi(volume)) {
        sources.check(pod, volume);
      } else if (volume.has("hostPath")) {
        checkHostPath(volume.object("hostPath"));
      } else if (volume.has("gitRepo")) {
        throw new VolumeException(
            "git-repo volume plugin has been disabled; if necessary, it may be re-enabled by"
                + " enabling the feature-gate `GitRepoVolumeDriver`");
      }
      return true;
    } catch (VolumeException e) {
      kubelet.podWarning(
          pod,
          "FailedMount",
          "MountVolume.SetUp failed for volume \""
              + volume.string("name")
              + "\" : "
              + e.getMessage());
      return false;
    }
  }

  /** Models pkg/volume/hostpath: checkType. */
  private void checkHostPath(JsonObject hostPath) throws VolumeException {
    String type = hostPath.string("type");
    String name = hostPath.string("path");
    Path path = host.path(name);
    switch (type) {
      case "Directory" -> {
        if (!Files.isDirectory(path)) {
          throw new VolumeException("hostPath type check failed: " + name + " is not a directory");
        }
      }
      case "File" -> {
        if (!Files.isRegularFile(path)) {
          throw new VolumeException("hostPath type check failed: " + name + " is not a file");
        }
      }
      default -> {}
    }
  }

  /** Mounts a container's volumes and kubelet's own files; called when its files are first used. */
  void mountInto(Machine machine, PodWorker worker, JsonObject container) {
    Pod pod = worker.pod();
    PodVolumes own = volumes.get(worker.uid());
    if (own == null) {
      own = new PodVolumes(kubelet.simulation(), sources, this::backing);
      volumes.put(worker.uid(), own);
      kubelet.simulation().after(REFRESH, () -> refresh(worker));
    }
    own.mountInto(machine, pod, container, worker.record());
    String ip = worker.record().sandbox().network().ip();
    mountFile(machine, own, "hosts", podFiles.hosts(pod, ip, machine.hostname()));
    mountFile(machine, own, "resolv.conf", podFiles.resolvConf(pod));
    mountFile(machine, own, "hostname", machine.hostname() + "\n");
  }

  private static void mountFile(Machine machine, PodVolumes own, String name, String content) {
    machine.mount(
        new Mount("/etc/" + name, own.ownFile("etc/" + name, content), false, "/dev/vda1", "ext4"));
  }

  private void refresh(PodWorker worker) {
    PodVolumes own = volumes.get(worker.uid());
    if (own != null) {
      own.refresh(worker.pod(), worker.record());
      kubelet
          .simulation()
          .after(
              REFRESH.plus(kubelet.random().between(Duration.ZERO, Duration.ofSeconds(30))),
              () -> refresh(worker));
    }
  }

  private Path backing(Pod pod, JsonObject volume) {
    if (volume.has("hostPath")) {
      String type = volume.object("hostPath").string("type");
      return hostFolder(volume.object("hostPath").string("path"), type.startsWith("File"));
    }
    if (volume.has("persistentVolumeClaim")) {
      return claimed(pod, volume.object("persistentVolumeClaim").string("claimName"));
    }
    return null;
  }

  private Path claimed(Pod pod, String claim) {
    Reply reply = client.get(Kinds.PERSISTENT_VOLUME_CLAIM, new ObjectKey(pod.namespace(), claim));
    String name = reply.object().string("spec", "volumeName");
    JsonObject spec =
        client.get(Kinds.PERSISTENT_VOLUME, new ObjectKey("", name)).object().object("spec");
    String path = spec.object("hostPath").string("path");
    if (path.isEmpty()) {
      path = spec.object("local").string("path");
    }
    return path.isEmpty() ? null : hostFolder(path, false);
  }

  private Path hostFolder(String name, boolean file) {
    Path path = host.path(name);
    try {
      if (!Files.exists(path)) {
        if (file) {
          Files.createDirectories(path.getParent());
          Files.createFile(path);
        } else {
          Files.createDirectories(path);
        }
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
