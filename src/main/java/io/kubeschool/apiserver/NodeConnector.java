package io.kubeschool.apiserver;

/**
 * The API server's way to the kubelets: pods' logs, exec, attach and port-forward are answered by
 * the node on which the pod runs. Models pkg/kubelet/client: ConnectionInfoGetter and the kubelet's
 * server.
 */
public interface NodeConnector {

  /** Answers a request for a pod's {@code log} without follow, the path being the pod's own. */
  Reply call(String node, Request request);

  /** Opens a pod's streaming subresource on that node. */
  Connection connect(String node, Request request, ConnectionSink sink);
}
