package io.kubeschool.apiserver.service;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.registry.WriteHook;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.sim.RandomStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives services their cluster IPs and node ports. Models pkg/registry/core/service/storage:
 * alloc.go and storage.go. One address family, IPv4: 10.96.0.0/12, ports 30000 to 32767.
 */
public final class ServiceAllocation implements WriteHook {

  private static final String CIDR = "10.96.0.0/12";
  private static final long FIRST_IP = ipv4("10.96.0.1");
  private static final long LAST_IP = ipv4("10.111.255.254");
  private static final long IP_BAND = 255;
  private static final long FIRST_PORT = 30_000;
  private static final long LAST_PORT = 32_767;
  private static final long PORT_BAND = 86;

  private final AddressAllocator ips;
  private final AddressAllocator ports;

  /** Nothing is given out yet. */
  public ServiceAllocation(RandomStream random) {
    this.ips = new AddressAllocator(FIRST_IP, LAST_IP, IP_BAND, random);
    this.ports = new AddressAllocator(FIRST_PORT, LAST_PORT, PORT_BAND, random);
  }

  @Override
  public JsonObject beginCreate(JsonObject service) {
    JsonObject allocated = needsClusterIp(service) ? allocateIp(initFamilies(service)) : service;
    return needsNodePort(service) ? allocatePorts(allocated, Set.of()) : allocated;
  }

  @Override
  public JsonObject beginUpdate(JsonObject service, JsonObject old) {
    JsonObject patched =
        dropTypeDependentFields(normalized(patchAllocated(service, old), old), old);
    if (needsClusterIp(patched) && !needsClusterIp(old)) {
      patched = allocateIp(initFamilies(patched));
    }
    return needsNodePort(patched) ? allocatePorts(patched, nodePorts(old)) : patched;
  }

  @Override
  public void written(JsonObject service, JsonObject old) {
    if (old != null) {
      clusterIps(old).stream().filter(ServiceAllocation::isAddress).forEach(this::release);
      nodePorts(old).forEach(ports::release);
    }
    if (service != null) {
      clusterIps(service).stream()
          .filter(ServiceAllocation::isAddress)
          .forEach(ip -> ips.use(ipv4(ip)));
      nodePorts(service).forEach(ports::use);
    }
  }

  private void release(String ip) {
    ips.release(ipv4(ip));
  }

  /** Models alloc.go: initIPFamilyFields. */
  private static JsonObject initFamilies(JsonObject service) {
    JsonObject spec = service.object("spec");
    boolean open = isHeadless(service) && spec.object("selector").isEmpty();
    if (!spec.has("ipFamilyPolicy")) {
      spec = spec.with("ipFamilyPolicy", open ? "RequireDualStack" : "SingleStack");
    }
    if (spec.array("ipFamilies").isEmpty()) {
      boolean dual = spec.string("ipFamilyPolicy").equals("RequireDualStack") && open;
      spec = spec.with("ipFamilies", dual ? Json.arrayOf("IPv4", "IPv6") : Json.arrayOf("IPv4"));
    }
    return service.with("spec", spec);
  }

  private JsonObject allocateIp(JsonObject service) {
    List<String> asked = clusterIps(service);
    if (asked.isEmpty()) {
      long ip = ips.next();
      if (ip < 0) {
        throw Failure.internalError(
            "failed to allocate a serviceIP for Service "
                + Json.of(name(service)).toText()
                + ": range is full");
      }
      return withIps(service, List.of(text(ip)));
    }
    for (String ip : asked) {
      if (isAddress(ip)) {
        checkIp(service, ip, asked);
      }
    }
    return withIps(service, asked);
  }

  private void checkIp(JsonObject service, String ip, List<String> asked) {
    long number = ipv4(ip);
    String why =
        !ips.contains(number)
            ? "the provided IP ("
                + ip
                + ") is not in the valid range. The range of valid IPs is "
                + CIDR
            : ips.isUsed(number) ? "provided IP is already allocated" : null;
    if (why != null) {
      throw Failure.invalid(
          Kinds.SERVICE,
          name(service),
          List.of(
              FieldError.invalid(
                  "spec.clusterIPs", asked, "failed to allocate IP " + ip + ": " + why)));
    }
  }

  private static JsonObject withIps(JsonObject service, List<String> ips) {
    return service
        .set(ips.getFirst(), "spec", "clusterIP")
        .set(JsonArray.ofStrings(ips), "spec", "clusterIPs");
  }

  /** Models alloc.go: updateNodePorts, initNodePorts. */
  private JsonObject allocatePorts(JsonObject service, Set<Long> own) {
    JsonArray servicePorts = service.array("spec", "ports");
    Set<Long> taken = new HashSet<>(nodePorts(service));
    Map<Long, Long> byNumber = new TreeMap<>();
    for (int i = 0; i < servicePorts.size(); i++) {
      JsonObject port = servicePorts.objectAt(i);
      long asked = port.number(0, "nodePort");
      if (asked != 0) {
        if (!own.contains(asked)) {
          checkPort(service, i, asked);
        }
        byNumber.put(port.number(0, "port"), asked);
        continue;
      }
      Long shared = byNumber.get(port.number(0, "port"));
      long chosen = shared == null ? nextPort(taken) : shared;
      taken.add(chosen);
      byNumber.put(port.number(0, "port"), chosen);
      servicePorts = servicePorts.with(i, port.with("nodePort", chosen));
    }
    return servicePorts.isEmpty() ? service : service.set(servicePorts, "spec", "ports");
  }

  private long nextPort(Set<Long> taken) {
    long port = ports.next();
    while (taken.contains(port)) {
      port = ports.next();
    }
    if (port < 0) {
      throw Failure.internalError("failed to allocate a nodePort: range is full");
    }
    return port;
  }

  private void checkPort(JsonObject service, int index, long port) {
    String why =
        !ports.contains(port)
            ? "provided port is not in the valid range. The range of valid ports is "
                + FIRST_PORT
                + "-"
                + LAST_PORT
            : ports.isUsed(port) ? "provided port is already allocated" : null;
    if (why != null) {
      throw Failure.invalid(
          Kinds.SERVICE,
          name(service),
          List.of(FieldError.invalid("spec.ports[" + index + "].nodePort", port, why)));
    }
  }

  /** Models storage.go: patchAllocatedValues. */
  private static JsonObject patchAllocated(JsonObject service, JsonObject old) {
    JsonObject patched = service;
    if (needsClusterIp(old) && needsClusterIp(service)) {
      for (String field : List.of("clusterIP", "clusterIPs")) {
        boolean missing =
            patched.string("spec", field).isEmpty() && patched.array("spec", field).isEmpty();
        if (missing && old.has("spec", field)) {
          patched = patched.set(old.get("spec", field), "spec", field);
        }
      }
    }
    return needsNodePort(old) && needsNodePort(service) ? patchPorts(patched, old) : patched;
  }

  private static JsonObject patchPorts(JsonObject service, JsonObject old) {
    Map<String, Long> byName = new TreeMap<>();
    old.array("spec", "ports")
        .objects()
        .forEach(port -> byName.put(port.string("name"), port.number(0, "nodePort")));
    Set<Long> used = new HashSet<>(nodePorts(service));
    JsonArray patched = service.array("spec", "ports");
    for (int i = 0; i < patched.size(); i++) {
      JsonObject port = patched.objectAt(i);
      long before = byName.getOrDefault(port.string("name"), 0L);
      if (port.number(0, "nodePort") == 0 && before != 0 && !used.contains(before)) {
        patched = patched.with(i, port.with("nodePort", before));
      }
    }
    return patched.isEmpty() ? service : service.set(patched, "spec", "ports");
  }

  /**
   * Lets the list follow the single address if that alone was changed. Models alloc.go:
   * normalizeClusterIPs.
   */
  private static JsonObject normalized(JsonObject service, JsonObject old) {
    String ip = service.string("spec", "clusterIP");
    JsonArray ips = service.array("spec", "clusterIPs");
    boolean follows =
        !ip.equals(old.string("spec", "clusterIP"))
            && ips.equals(old.array("spec", "clusterIPs"))
            && !ips.isEmpty();
    if (!follows) {
      return service;
    }
    return ip.isEmpty()
        ? service.remove("spec", "clusterIPs")
        : service.set(ips.with(0, Json.of(ip)), "spec", "clusterIPs");
  }

  /** Models strategy.go: dropTypeDependentFields. */
  private static JsonObject dropTypeDependentFields(JsonObject service, JsonObject old) {
    JsonObject dropped = service;
    if (needsClusterIp(old) && !needsClusterIp(service)) {
      for (String field : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
        if (service.object("spec").has(field)
            && service.get("spec", field).equals(old.get("spec", field))) {
          dropped = dropped.remove("spec", field);
        }
      }
    }
    if (needsNodePort(old)
        && !needsNodePort(service)
        && nodePorts(service).equals(nodePorts(old))) {
      JsonArray without =
          dropped
              .array("spec", "ports")
              .map(port -> port instanceof JsonObject o ? o.without("nodePort") : port);
      dropped = without.isEmpty() ? dropped : dropped.set(without, "spec", "ports");
    }
    return dropped;
  }

  private static boolean needsClusterIp(JsonObject service) {
    return !service.string("spec", "type").equals("ExternalName");
  }

  private static boolean needsNodePort(JsonObject service) {
    String type = service.string("spec", "type");
    boolean declined =
        service.has("spec", "allocateLoadBalancerNodePorts")
            && !service.bool("spec", "allocateLoadBalancerNodePorts");
    return type.equals("NodePort") || type.equals("LoadBalancer") && !declined;
  }

  private static boolean isHeadless(JsonObject service) {
    return clusterIps(service).contains("None");
  }

  private static List<String> clusterIps(JsonObject service) {
    List<String> ips = new ArrayList<>(service.array("spec", "clusterIPs").strings());
    String single = service.string("spec", "clusterIP");
    if (ips.isEmpty() && !single.isEmpty()) {
      ips.add(single);
    }
    return ips;
  }

  private static Set<Long> nodePorts(JsonObject service) {
    Set<Long> numbers = new HashSet<>();
    for (JsonObject port : service.array("spec", "ports").objects()) {
      long number = port.number(0, "nodePort");
      if (number != 0) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static boolean isAddress(String ip) {
    return ip.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }

  private static long ipv4(String text) {
    long number = 0;
    for (String part : text.split("\\.")) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }

  private static String text(long ip) {
    return (ip >> 24) + "." + (ip >> 16 & 255) + "." + (ip >> 8 & 255) + "." + (ip & 255);
  }

  private static String name(JsonObject service) {
    return service.string("metadata", "name");
  }
}
