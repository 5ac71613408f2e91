package io.kubeschool.kubelet.prober;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;

/** What the probes need of their kubelet. */
public interface ProbeHost {

  /** The pod with that uid as it is now, or null if it is gone. */
  Pod pod(String uid);

  /** The pod's newest status, or null. */
  JsonObject status(String uid);

  /** The pod's container with that runtime id, or null. */
  Container container(String podUid, String containerId);

  /** Records an event about a container of a pod. */
  void event(Pod pod, String container, String reason, String message);

  /** A probe's result has changed. */
  void resultChanged(String podUid, String containerId, ProbeType type, boolean success);
}
