package io.kubeschool.kubelet;

import io.kubeschool.machine.NetworkNamespace;
import io.kubeschool.model.Pod;

/** Gives pods their place in the network, as a CNI plug-in does. */
public interface PodNetwork {

  /**
   * A pod's place in the network.
   *
   * @param ip its address
   * @param namespace what its containers share
   */
  record Attachment(String ip, NetworkNamespace namespace) {}

  /** Attaches a pod that does not use the node's network. */
  Attachment attach(Pod pod);

  /** Takes a pod's address back. */
  void detach(Attachment attachment);

  /** The place of pods that use the node's network. */
  Attachment host();
}
