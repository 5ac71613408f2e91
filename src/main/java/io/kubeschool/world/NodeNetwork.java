package io.kubeschool.world;

import io.kubeschool.kubelet.HostLocalNetwork;
import io.kubeschool.kubelet.PodNetwork;
import io.kubeschool.machine.Transport;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.network.ClusterNetwork;
import io.kubeschool.network.proxy.ServiceRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node's pods get their addresses from the node's own range, and are connected to the cluster's
 * network with them.
 */
final class NodeNetwork implements PodNetwork {

  private final HostLocalNetwork addresses;
  private final ClusterNetwork network;
  private final ServiceRules rules;
  private final Map<String, List<ServiceRules.Frontend>> hostPorts = new HashMap<>();

  NodeNetwork(HostLocalNetwork addresses, ClusterNetwork network, ServiceRules rules) {
    this.addresses = addresses;
    this.rules = rules;
    this.network = network;
    network.attach(addresses.host().ip(), addresses.host().namespace());
  }

  @Override
  public Attachment attach(Pod pod) {
    Attachment attachment = addresses.attach(pod);
    if (attachment != null) {
      network.attach(attachment.ip(), attachment.namespace());
      mapPorts(pod, attachment.ip());
    }
    return attachment;
  }

  /** The node's ports that lead to the pod. Models containernetworking/plugins: portmap. */
  private void mapPorts(Pod pod, String ip) {
    for (JsonObject container : pod.containers()) {
      for (JsonObject port : container.array("ports").objects()) {
        int hostPort = (int) port.number(0, "hostPort");
        if (hostPort > 0) {
          Transport transport =
              port.string("protocol").equals("UDP") ? Transport.UDP : Transport.TCP;
          ServiceRules.Frontend frontend =
              new ServiceRules.Frontend(host().ip(), transport, hostPort);
          ServiceRules.Endpoint target =
              new ServiceRules.Endpoint(ip, (int) port.number(0, "containerPort"));
          rules.put(frontend, new ServiceRules.Backend(List.of(target), Duration.ZERO));
          hostPorts.computeIfAbsent(ip, key -> new ArrayList<>()).add(frontend);
        }
      }
    }
  }

  @Override
  public void detach(Attachment attachment) {
    if (attachment != host()) {
      network.detach(attachment.ip());
      hostPorts.getOrDefault(attachment.ip(), List.of()).forEach(rules::remove);
      hostPorts.remove(attachment.ip());
    }
    addresses.detach(attachment);
  }

  @Override
  public Attachment host() {
    return addresses.host();
  }
}
