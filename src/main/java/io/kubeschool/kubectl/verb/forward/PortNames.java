package io.kubeschool.kubectl.verb.forward;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The numbers of ports that are given by name, or as a Service's. Models portforward.go:
 * translateServicePortToTargetPort and convertPodNamedPortToNumber, with pkg/util/pod_port.go and
 * service_port.go.
 *
 * @param pod which pod to forward to
 * @param object what the command line named: the pod, its Service or its controller
 */
record PortNames(JsonObject pod, JsonObject object) {

  /**
   * The ports by their numbers in the pod.
   *
   * @throws CommandError if there is no such port, or only for UDP
   */
  List<String> resolve(List<String> ports) {
    boolean isService = object.string("kind").equals("Service");
    checkUdp(ports, isService);
    List<String> resolved = new ArrayList<>();
    for (String port : ports) {
      String[] parts = split(port);
      resolved.add(isService ? servicePort(parts[0], parts[1]) : podPort(parts[0], parts[1]));
    }
    return resolved;
  }

  private static String[] split(String port) {
    String[] parts = port.split(":", -1);
    return parts.length == 2 ? parts : new String[] {parts[0], parts[0]};
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?[0-9]{1,18}");
  }

  private String servicePort(String local, String remote) {
    String localPort = local;
    long number;
    if (isNumber(remote)) {
      number = Long.parseLong(remote);
    } else {
      number = namedServicePort(remote);
      if (local.equals(remote)) {
        localPort = Long.toString(number);
      }
    }
    String target = Long.toString(targetPort(number));
    return localPort.equals(target) ? target : localPort + ":" + target;
  }

  private String podPort(String local, String remote) {
    if (remote.isEmpty()) {
      throw new CommandError("remote port cannot be empty");
    }
    String number = isNumber(remote) ? remote : Long.toString(namedPodPort(remote));
    return local.equals(remote) ? number : local + ":" + number;
  }

  private long targetPort(long number) {
    for (JsonObject port : object.array("spec", "ports").objects()) {
      if (port.number(0, "port") != number) {
        continue;
      }
      Json target = port.get("targetPort");
      if (object.string("spec", "clusterIP").equals("None")) {
        return number;
      }
      if (target instanceof JsonNumber) {
        return port.number(number, "targetPort");
      }
      String name = port.string("targetPort");
      return name.isEmpty() ? number : namedPodPort(name);
    }
    throw new CommandError("Service " + name(object) + " does not have a service port " + number);
  }

  private long namedServicePort(String name) {
    return object.array("spec", "ports").objects().stream()
        .filter(p -> p.string("name").equals(name))
        .findFirst()
        .orElseThrow(() ->
            new CommandError(
                "Service '" + name(object) + "' does not have a named port '" + name + "'"))
        .number(0, "port");
  }

  private long namedPodPort(String name) {
    for (String group : List.of("containers", "initContainers")) {
      for (JsonObject container : pod.array("spec", group).objects()) {
        JsonObject port = container.array("ports").find("name", name);
        if (port != null) {
          return port.number(0, "containerPort");
        }
      }
    }
    throw new CommandError("Pod '" + name(pod) + "' does not have a named port '" + name + "'");
  }

  private static String name(JsonObject object) {
    return object.string("metadata", "name");
  }

  private void checkUdp(List<String> ports, boolean isService) {
    Set<Long> udp = new HashSet<>();
    Set<Long> tcp = new HashSet<>();
    if (isService) {
      collect(object.array("spec", "ports").objects(), "port", udp, tcp);
    } else {
      pod.array("spec", "containers")
          .objects()
          .forEach(c -> collect(c.array("ports").objects(), "containerPort", udp, tcp));
    }
    udp.removeAll(tcp);
    for (String port : ports) {
      String remote = split(port)[1];
      if (remote.isEmpty()) {
        continue;
      }
      long number =
          isNumber(remote)
              ? Long.parseLong(remote)
              : isService ? namedServicePort(remote) : namedPodPort(remote);
      if (udp.contains(number)) {
        throw new CommandError("UDP protocol is not supported for " + remote);
      }
    }
  }

  private static void collect(List<JsonObject> ports, String field, Set<Long> udp, Set<Long> tcp) {
    for (JsonObject port : ports) {
      switch (port.string("protocol")) {
        case "UDP" -> udp.add(port.number(0, field));
        case "TCP" -> tcp.add(port.number(0, field));
        default -> {}
      }
    }
  }
}
