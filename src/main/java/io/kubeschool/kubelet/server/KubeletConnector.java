package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.NodeConnector;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubelet.Kubelet;
import io.kubeschool.sim.Simulation;
import java.util.Map;
import java.util.TreeMap;

/** The API server's way to the kubelets of a cluster, by their nodes' names. */
public final class KubeletConnector implements NodeConnector {

  private final Simulation simulation;
  private final Map<String, KubeletServer> servers = new TreeMap<>();

  /** A connector that reaches no node yet. */
  public KubeletConnector(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Makes a kubelet reachable. */
  public void add(Kubelet kubelet) {
    servers.put(kubelet.config().name(), new KubeletServer(simulation, kubelet));
  }

  /** Makes a node unreachable. */
  public void remove(String node) {
    servers.remove(node);
  }

  @Override
  public Reply call(String node, Request request) {
    return server(node).log(request);
  }

  @Override
  public Connection connect(String node, Request request, ConnectionSink sink) {
    return server(node).connect(request, sink);
  }

  private KubeletServer server(String node) {
    KubeletServer server = servers.get(node);
    if (server == null) {
      throw Failure.internalError("nodes \"" + node + "\" not found");
    }
    return server;
  }
}
