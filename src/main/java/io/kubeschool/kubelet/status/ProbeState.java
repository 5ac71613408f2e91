package io.kubeschool.kubelet.status;

/** What the probes know of a container; asked for when a pod's status is made. */
public interface ProbeState {

  /** Whether a running container counts as started. */
  boolean isStarted(String podUid, String containerName, String containerId);

  /** Whether a running, started container is ready; may make its readiness probe run at once. */
  boolean isReady(String podUid, String containerName, String containerId);
}
