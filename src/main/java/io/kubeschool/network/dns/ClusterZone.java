package io.kubeschool.network.dns;

import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cluster's own DNS zone, answered from its Services and endpoint slices.
 *
 * <p>Models coredns plugin/kubernetes: parseRequest, findServices, findPods, serviceRecordForIP,
 * with {@code pods insecure}; and plugin/backend_lookup.go: A, CNAME, SRV, SOA.
 */
public final class ClusterZone {

  /** What is found under a name: an address, or another name, and its SRV record's port. */
  private record Found(String host, int port, String target) {
    boolean isAddress() {
      return ADDRESS.matcher(host).matches();
    }
  }

  /** A port by name and protocol, as SRV names ask for it; empty for any. */
  private record PortName(String port, String protocol) {
    boolean matches(JsonObject candidate) {
      return (port.isEmpty() || port.equalsIgnoreCase(candidate.string("name")))
          && (protocol.isEmpty() || protocol.equalsIgnoreCase(candidate.string("protocol")));
    }
  }

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final String BY_SERVICE = "service";
  private static final String BY_ADDRESS = "address";
  private static final String SERVICE_NAME = "kubernetes.io/service-name";
  private static final int TTL = 30;
  private static final int WHOLE_WEIGHT = 100;

  /** Stands for no port: such an end point has an address and no SRV record. */
  private static final int NO_PORT = -1;

  private final String domain;
  private final SharedInformer services;
  private final SharedInformer slices;
  private final SharedInformer namespaces;

  /** The zone of that domain, {@code cluster.local}, fed by the factory's informers. */
  public ClusterZone(String domain, InformerFactory informers) {
    this.domain = domain;
    this.services = informers.of(Kinds.SERVICE);
    this.slices = informers.of(Kinds.ENDPOINT_SLICE);
    this.namespaces = informers.of(Kinds.NAMESPACE);
    services.addIndex(BY_ADDRESS, service -> service.array("spec", "clusterIPs").strings());
    slices.addIndex(BY_SERVICE, slice -> List.of(serviceOf(slice).toString()));
    slices.addIndex(BY_ADDRESS, ClusterZone::readyAddresses);
  }

  private static ObjectKey serviceOf(JsonObject slice) {
    return new ObjectKey(
        slice.string("metadata", "namespace"), slice.string("metadata", "labels", SERVICE_NAME));
  }

  /** Whether that name is this zone's to answer. */
  public boolean holds(String name) {
    return name.equals(domain) || name.endsWith("." + domain);
  }

  /**
   * Answers a question about a name of this zone.
   *
   * @param upstream is asked where another name lies behind this one
   */
  public DnsAnswer answer(DnsQuery query, DnsService upstream) {
    List<Found> found = find(query.name());
    if (found == null) {
      return answer("NXDOMAIN", List.of(), List.of());
    }
    List<DnsRecord> additional = new ArrayList<>();
    List<DnsRecord> records =
        switch (query.type()) {
          case A, AAAA -> addresses(query, found, upstream);
          case CNAME -> alias(query.name(), found);
          case SRV -> services(query.name(), found, additional);
          case SOA -> query.name().equals(domain) ? List.of(startOfAuthority()) : List.of();
          default -> List.of();
        };
    return answer("NOERROR", records, additional);
  }

  private DnsAnswer answer(String code, List<DnsRecord> records, List<DnsRecord> additional) {
    List<DnsRecord> authority = records.isEmpty() ? List.of(startOfAuthority()) : List.of();
    return new DnsAnswer(code, true, false, records, authority, additional);
  }

  private static List<DnsRecord> addresses(DnsQuery query, List<Found> found, DnsService upstream) {
    Set<DnsRecord> records = new LinkedHashSet<>();
    for (Found one : found) {
      if (!one.isAddress()) {
        List<DnsRecord> further = upstream.answer(query.about(withoutDot(one.host()))).answers();
        records.add(new DnsRecord(query.name(), RecordType.CNAME, withDot(one.host()), TTL));
        records.addAll(further);
      } else if (query.type() == RecordType.A) {
        records.add(new DnsRecord(query.name(), RecordType.A, one.host(), TTL));
      }
    }
    return new ArrayList<>(records);
  }

  private static List<DnsRecord> alias(String name, List<Found> found) {
    return found.isEmpty() || found.getFirst().isAddress()
        ? List.of()
        : List.of(new DnsRecord(name, RecordType.CNAME, withDot(found.getFirst().host()), TTL));
  }

  private static List<DnsRecord> services(
      String name, List<Found> found, List<DnsRecord> additional) {
    Set<DnsRecord> records = new LinkedHashSet<>();
    Set<DnsRecord> targets = new LinkedHashSet<>();
    int weight = Math.max(1, WHOLE_WEIGHT / Math.max(1, found.size()));
    for (Found one : found) {
      if (one.port() == NO_PORT) {
        continue;
      }
      String target = one.isAddress() ? one.target() : one.host();
      records.add(
          new DnsRecord(
              name, RecordType.SRV, "0 " + weight + " " + one.port() + " " + withDot(target), TTL));
      if (one.isAddress()) {
        targets.add(new DnsRecord(target, RecordType.A, one.host(), TTL));
      }
    }
    additional.addAll(targets);
    return new ArrayList<>(records);
  }

  /** The SOA record of the zone. */
  public DnsRecord startOfAuthority() {
    return new DnsRecord(
        domain,
        RecordType.SOA,
        "ns.dns." + domain + ". hostmaster." + domain + ". 1 7200 1800 86400 " + TTL,
        TTL);
  }

  /** What is behind a name, nothing for a name without records, null if there is no such name. */
  private List<Found> find(String name) {
    String base = name.equals(domain) ? "" : name.substring(0, name.length() - domain.length() - 1);
    if (base.isEmpty() || base.equals("svc") || base.equals("pod")) {
      return List.of();
    }
    List<String> labels = new ArrayList<>(Arrays.asList(base.split("\\.")));
    String kind = labels.removeLast();
    if (!kind.equals("svc") && !kind.equals("pod")) {
      return null;
    }
    String namespace = labels.removeLast();
    if (namespaces.get(new ObjectKey("", namespace)) == null) {
      return null;
    }
    if (labels.isEmpty()) {
      return List.of();
    }
    String last = labels.removeLast();
    return kind.equals("pod") ? findPod(name, last) : findServices(namespace, last, labels);
  }

  private static List<Found> findPod(String name, String dashes) {
    String address = dashes.replace('-', '.');
    return ADDRESS.matcher(address).matches() ? List.of(new Found(address, 0, name)) : null;
  }

  private List<Found> findServices(String namespace, String name, List<String> labels) {
    ObjectKey key = new ObjectKey(namespace, name);
    JsonObject service = services.get(key);
    if (service == null || labels.size() > 2) {
      return null;
    }
    String endpoint = labels.size() == 1 ? labels.getFirst() : "";
    PortName port =
        labels.size() == 2
            ? new PortName(unmarked(labels.get(0)), unmarked(labels.get(1)))
            : new PortName("", "");
    List<Found> found;
    if (service.string("spec", "type").equals("ExternalName")) {
      found = external(service, endpoint, nameOf(key));
    } else if (service.string("spec", "clusterIP").equals("None") || !endpoint.isEmpty()) {
      found = endpoints(key, endpoint, port);
    } else {
      found = virtual(service, port, nameOf(key));
    }
    return found.isEmpty() ? null : found;
  }

  private static List<Found> external(JsonObject service, String endpoint, String target) {
    Found found = new Found(service.string("spec", "externalName"), 0, target);
    return endpoint.isEmpty() && !found.isAddress() ? List.of(found) : List.of();
  }

  private List<Found> endpoints(ObjectKey service, String endpoint, PortName port) {
    List<Found> found = new ArrayList<>();
    for (JsonObject slice : slices.byIndex(BY_SERVICE, service.toString())) {
      for (JsonObject ready : ready(slice)) {
        for (String address : ready.array("addresses").strings()) {
          String host = hostname(ready, address);
          if (endpoint.isEmpty() || endpoint.equalsIgnoreCase(host)) {
            String target = host + "." + nameOf(service);
            ports(slice, port).forEach(n -> found.add(new Found(address, n, target)));
          }
        }
      }
    }
    return found;
  }

  private static List<Integer> ports(JsonObject slice, PortName wanted) {
    if (slice.array("ports").isEmpty()) {
      return wanted.matches(JsonObject.EMPTY) ? List.of(NO_PORT) : List.of();
    }
    return slice.array("ports").objects().stream()
        .filter(wanted::matches)
        .map(p -> (int) p.number(NO_PORT, "port"))
        .toList();
  }

  private static List<Found> virtual(JsonObject service, PortName port, String target) {
    List<Found> found = new ArrayList<>();
    for (JsonObject candidate : service.array("spec", "ports").objects()) {
      if (port.matches(candidate)) {
        int number = (int) candidate.number(0, "port");
        for (String address : service.array("spec", "clusterIPs").strings()) {
          found.add(new Found(address, number, target));
        }
      }
    }
    return found;
  }

  private static List<JsonObject> ready(JsonObject slice) {
    return slice.array("endpoints").objects().stream()
        .filter(e -> !e.has("conditions", "ready") || e.object("conditions").bool("ready"))
        .toList();
  }

  private static List<String> readyAddresses(JsonObject slice) {
    return ready(slice).stream().flatMap(e -> e.array("addresses").strings().stream()).toList();
  }

  private static String hostname(JsonObject endpoint, String address) {
    String host = endpoint.string("hostname");
    return host.isEmpty() ? address.replace('.', '-') : host;
  }

  private String nameOf(ObjectKey service) {
    return service.name() + "." + service.namespace() + ".svc." + domain;
  }

  /** The names behind an address of this cluster, or nothing. */
  public List<DnsRecord> reverse(String reverseName, String address) {
    Collection<JsonObject> virtual = services.byIndex(BY_ADDRESS, address);
    if (!virtual.isEmpty()) {
      return List.of(pointer(reverseName, nameOf(ObjectKey.of(virtual.iterator().next()))));
    }
    Set<DnsRecord> records = new LinkedHashSet<>();
    for (JsonObject slice : slices.byIndex(BY_ADDRESS, address)) {
      for (JsonObject ready : ready(slice)) {
        if (ready.array("addresses").strings().contains(address)) {
          String host = hostname(ready, address);
          records.add(pointer(reverseName, host + "." + nameOf(serviceOf(slice))));
        }
      }
    }
    return new ArrayList<>(records);
  }

  private static DnsRecord pointer(String reverseName, String target) {
    return new DnsRecord(reverseName, RecordType.PTR, withDot(target), TTL);
  }

  private static String unmarked(String label) {
    return label.startsWith("_") ? label.substring(1) : label;
  }

  private static String withDot(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
