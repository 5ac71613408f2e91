package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.NodeConnector;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Pod;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes requests for pods' logs, exec, attach and port-forward on to their nodes. Models
 * pkg/registry/core/pod/strategy.go: LogLocation, streamLocation, PortForwardLocation.
 */
final class PodConnections {

  private final Storage storage;
  private NodeConnector nodes;

  PodConnections(Storage storage) {
    this.storage = storage;
  }

  /** Says how the nodes are reached; until then none can be. */
  void connect(NodeConnector connector) {
    nodes = connector;
  }

  Reply log(Call call) {
    Pod pod = new Pod(storage.existing(call));
    Request request = withContainer(call.request(), pod);
    if (pod.nodeName().isEmpty()) {
      return call.reply(204, JsonString.EMPTY);
    }
    return connector(pod).call(pod.nodeName(), request);
  }

  Connection open(Call call, ConnectionSink sink) {
    Pod pod = new Pod(storage.existing(call));
    boolean isForward = call.info().subresource().equals("portforward");
    Request request = isForward ? call.request() : withContainer(call.request(), pod);
    if (pod.nodeName().isEmpty()) {
      throw Failure.badRequest("pod " + pod.name() + " does not have a host assigned");
    }
    return connector(pod).connect(pod.nodeName(), request, sink);
  }

  private NodeConnector connector(Pod pod) {
    if (nodes == null) {
      throw Failure.internalError("nodes \"" + pod.nodeName() + "\" not found");
    }
    return nodes;
  }

  /** Models strategy.go: validateContainer. */
  private static Request withContainer(Request request, Pod pod) {
    String asked = request.parameter("container");
    List<String> names = new ArrayList<>();
    for (String group : List.of("initContainers", "containers", "ephemeralContainers")) {
      for (JsonObject container : pod.json().array("spec", group).objects()) {
        names.add(container.string("name"));
      }
    }
    if (!asked.isEmpty()) {
      if (!names.contains(asked)) {
        throw Failure.badRequest("container " + asked + " is not valid for pod " + pod.name());
      }
      return request;
    }
    if (pod.containers().size() == 1) {
      return request.withParameter("container", pod.containers().getFirst().string("name"));
    }
    throw Failure.badRequest(
        "a container name must be specified for pod "
            + pod.name()
            + ", choose one of: ["
            + String.join(" ", names)
            + "]");
  }
}
