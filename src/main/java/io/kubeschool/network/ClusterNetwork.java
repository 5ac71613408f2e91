package io.kubeschool.network;

import io.kubeschool.machine.NetworkNamespace;
import io.kubeschool.machine.Route;
import io.kubeschool.machine.Transport;
import io.kubeschool.machine.Uplink;
import io.kubeschool.network.proxy.ServiceRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster's flat network: every address leads to a network namespace, and addresses of Services
 * are translated on the way, as kube-proxy's rules on each node do it.
 */
public final class ClusterNetwork implements Uplink {

  private final Map<String, NetworkNamespace> namespaces = new HashMap<>();
  private final ServiceRules rules;

  /** A network in which nothing is connected yet. */
  public ClusterNetwork(ServiceRules rules) {
    this.rules = rules;
  }

  /** Connects a namespace under an address. */
  public void attach(String address, NetworkNamespace namespace) {
    namespaces.put(address, namespace);
    namespace.connect(address, this);
  }

  /** Takes an address back. */
  public void detach(String address) {
    NetworkNamespace namespace = namespaces.remove(address);
    if (namespace != null) {
      namespace.connect("", Uplink.NONE);
    }
  }

  @Override
  public Route route(NetworkNamespace from, Transport transport, String address, int port) {
    Optional<ServiceRules.Target> target =
        rules.translate(from.address(), transport, address, port);
    if (target.isPresent()) {
      return switch (target.get()) {
        case ServiceRules.Endpoint(String ip, int targetPort) ->
            deliver(from, transport, ip, targetPort);
        case ServiceRules.Reject() -> new Route.Refused();
        case ServiceRules.Drop() -> new Route.Lost();
      };
    }
    return deliver(from, transport, address, port);
  }

  private Route deliver(NetworkNamespace from, Transport transport, String address, int port) {
    NetworkNamespace namespace = namespaces.get(address);
    if (namespace == null) {
      return address.startsWith("10.244.") ? new Route.HostUnreachable() : new Route.Lost();
    }
    NetworkNamespace.Listener listener = namespace.listener(transport, port);
    return listener == null
        ? new Route.Refused()
        : new Route.Delivered(namespace, listener, address, from.address());
  }
}
