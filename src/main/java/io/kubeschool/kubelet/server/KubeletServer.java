package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubelet.Kubelet;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerLog;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Simulation;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a kubelet answers about its pods' containers: logs, exec, attach, port-forward. Models
 * pkg/kubelet/server.
 */
final class KubeletServer {

  private final Simulation simulation;
  private final Kubelet kubelet;

  KubeletServer(Simulation simulation, Kubelet kubelet) {
    this.simulation = simulation;
    this.kubelet = kubelet;
  }

  /** A log as it is now. */
  Reply log(Request request) {
    ContainerLog log = find(request);
    LogReader reader = new LogReader(log, LogOptions.of(request), simulation.now());
    return Reply.of(200, new JsonString(new String(reader.all(), StandardCharsets.UTF_8)));
  }

  /** A log that goes on, or a stream to a container. */
  Connection connect(Request request, ConnectionSink sink) {
    String subresource = request.path().substring(request.path().lastIndexOf('/') + 1);
    return switch (subresource) {
      case "log" -> {
        ContainerLog log = find(request);
        yield new LogFollower(
            simulation, sink, log, new LogReader(log, LogOptions.of(request), simulation.now()));
      }
      case "exec" ->
          new ExecSession(
              simulation,
              sink,
              kubelet.runner(),
              running(request),
              request.query().getOrDefault("command", List.of()),
              StreamOptions.of(request));
      case "attach" ->
          new AttachSession(simulation, sink, running(request), StreamOptions.of(request));
      default -> new PortForwardSession(simulation, sink, kubelet, key(request), request);
    };
  }

  private static ObjectKey key(Request request) {
    String[] parts = request.path().split("/");
    return new ObjectKey(parts[4], parts[6]);
  }

  private Container running(Request request) {
    String name = request.parameter("container");
    Container container = kubelet.container(key(request), name);
    if (container == null || !container.isRunning()) {
      throw Failure.failure(500, "", "container not found (\"" + name + "\")", null);
    }
    return container;
  }

  /** Models pkg/kubelet/kubelet_pods.go: validateContainerLogStatus. */
  private ContainerLog find(Request request) {
    ObjectKey key = key(request);
    String name = request.parameter("container");
    Pod pod = kubelet.pod(key);
    if (pod == null) {
      throw Failure.failure(404, "NotFound", "pod \"" + key.name() + "\" does not exist", null);
    }
    String where = "container \"" + name + "\" in pod \"" + key.name() + "\"";
    JsonObject status = containerStatus(kubelet.statusOf(key), name);
    if (status == null) {
      throw Failure.badRequest(where + " is not available");
    }
    String last = status.object("lastState", "terminated").string("containerID");
    JsonObject state = status.object("state");
    if (request.parameter("previous").equals("true")) {
      if (last.isEmpty()) {
        throw Failure.badRequest("previous terminated " + where + " not found");
      }
      return logOf(key, name, last);
    }
    String current = status.string("containerID");
    if (state.has("running") || state.has("terminated")) {
      return logOf(key, name, current);
    }
    if (!last.isEmpty()) {
      return logOf(key, name, last);
    }
    String reason = state.object("waiting").string("reason");
    throw Failure.badRequest(
        where
            + " is waiting to start: "
            + switch (reason) {
              case "ErrImagePull" -> "image can't be pulled";
              case "ImagePullBackOff" -> "trying and failing to pull image";
              default -> reason;
            });
  }

  private ContainerLog logOf(ObjectKey pod, String name, String id) {
    for (Container container :
        new Container[] {kubelet.container(pod, name), kubelet.previousContainer(pod, name)}) {
      if (container != null && container.runtimeId().equals(id)) {
        return container.log();
      }
    }
    return new ContainerLog(simulation);
  }

  private static JsonObject containerStatus(JsonObject status, String name) {
    for (String field :
        List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")) {
      JsonArray statuses = status.array(field);
      JsonObject found = statuses.find("name", name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
