package io.kubeschool.world;

import io.kubeschool.kubelet.HostLocalNetwork;
import io.kubeschool.kubelet.PodNetwork;
import io.kubeschool.model.Pod;
import io.kubeschool.network.ClusterNetwork;

/**
 * A node's pods get their addresses from the node's own range, and are connected to the cluster's
 * network with them.
 */
final class NodeNetwork implements PodNetwork {

  private final HostLocalNetwork addresses;
  private final ClusterNetwork network;

  NodeNetwork(HostLocalNetwork addresses, ClusterNetwork network) {
    this.addresses = addresses;
    this.network = network;
    network.attach(addresses.host().ip(), addresses.host().namespace());
  }

  @Override
  public Attachment attach(Pod pod) {
    Attachment attachment = addresses.attach(pod);
    if (attachment != null) {
      network.attach(attachment.ip(), attachment.namespace());
    }
    return attachment;
  }

  @Override
  public void detach(Attachment attachment) {
    if (attachment != host()) {
      network.detach(attachment.ip());
    }
    addresses.detach(attachment);
  }

  @Override
  public Attachment host() {
    return addresses.host();
  }
}
