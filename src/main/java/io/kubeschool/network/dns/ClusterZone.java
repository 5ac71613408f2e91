package io.kubeschool.network.dns;

import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cluster's own DNS zone, answered from its Services and endpoint slices.
 *
 * <p>Models coredns plugin/kubernetes: findServices, Records; and the Kubernetes DNS specification.
 */
public final class ClusterZone {

  private static final String BY_SERVICE = "service";
  private static final String SERVICE_NAME = "kubernetes.io/service-name";
  private static final int TTL = 30;
  private static final int NEGATIVE_TTL = 30;

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
    slices.addIndex(
        BY_SERVICE,
        slice ->
            List.of(
                slice.string("metadata", "namespace")
                    + "/"
                    + slice.string("metadata", "labels", SERVICE_NAME)));
  }

  /** Whether that name is this zone's to answer. */
  public boolean holds(String name) {
    return name.equals(domain) || name.endsWith("." + domain);
  }

  /** Answers a question about a name of this zone. */
  public DnsAnswer answer(String name, RecordType type) {
    Map<RecordType, List<DnsRecord>> records = records(name);
    if (records == null) {
      return new DnsAnswer(
          "NXDOMAIN", true, false, List.of(), List.of(startOfAuthority()), List.of());
    }
    List<DnsRecord> cname = records.getOrDefault(RecordType.CNAME, List.of());
    List<DnsRecord> found =
        type == RecordType.CNAME || cname.isEmpty() ? records.getOrDefault(type, List.of()) : cname;
    if (found.isEmpty()) {
      return new DnsAnswer(
          "NOERROR", true, false, List.of(), List.of(startOfAuthority()), List.of());
    }
    List<DnsRecord> additional = type == RecordType.SRV ? targets(found) : List.of();
    return new DnsAnswer("NOERROR", true, false, found, List.of(), additional);
  }

  private List<DnsRecord> targets(List<DnsRecord> srv) {
    Map<String, DnsRecord> found = new LinkedHashMap<>();
    for (DnsRecord record : srv) {
      String target = record.data().substring(record.data().lastIndexOf(' ') + 1);
      String name = target.substring(0, target.length() - 1);
      Map<RecordType, List<DnsRecord>> records = records(name);
      if (records != null) {
        records
            .getOrDefault(RecordType.A, List.of())
            .forEach(a -> found.put(a.name() + a.data(), a));
      }
    }
    return new ArrayList<>(found.values());
  }

  /** The SOA record of the zone. */
  public DnsRecord startOfAuthority() {
    return new DnsRecord(
        domain,
        RecordType.SOA,
        "ns.dns." + domain + ". hostmaster." + domain + ". 1 7200 1800 86400 " + NEGATIVE_TTL,
        NEGATIVE_TTL);
  }

  /** The records of a name by type, or null if there is no such name. */
  private Map<RecordType, List<DnsRecord>> records(String name) {
    if (name.equals(domain)) {
      return Map.of(RecordType.SOA, List.of(startOfAuthority()));
    }
    List<String> labels =
        new ArrayList<>(
            Arrays.asList(name.substring(0, name.length() - domain.length() - 1).split("\\.")));
    String kind = labels.removeLast();
    if (labels.isEmpty()) {
      return kind.equals("svc") || kind.equals("pod") ? Map.of() : null;
    }
    String namespace = labels.removeLast();
    if (namespaces.get(new ObjectKey("", namespace)) == null) {
      return null;
    }
    if (labels.isEmpty()) {
      return Map.of();
    }
    return switch (kind) {
      case "svc" -> serviceRecords(name, namespace, labels);
      case "pod" -> podRecords(name, labels);
      default -> null;
    };
  }

  private static Map<RecordType, List<DnsRecord>> podRecords(String name, List<String> labels) {
    String dashes = labels.getLast();
    if (labels.size() != 1 || !dashes.matches("\\d+-\\d+-\\d+-\\d+")) {
      return null;
    }
    return Map.of(
        RecordType.A, List.of(new DnsRecord(name, RecordType.A, dashes.replace('-', '.'), TTL)));
  }

  private Map<RecordType, List<DnsRecord>> serviceRecords(
      String name, String namespace, List<String> labels) {
    String serviceName = labels.removeLast();
    JsonObject service = services.get(new ObjectKey(namespace, serviceName));
    if (service == null) {
      return null;
    }
    String base = serviceName + "." + namespace + ".svc." + domain;
    if (service.string("spec", "type").equals("ExternalName")) {
      if (!labels.isEmpty()) {
        return null;
      }
      return Map.of(
          RecordType.CNAME,
          List.of(
              new DnsRecord(
                  name, RecordType.CNAME, service.string("spec", "externalName") + ".", TTL)));
    }
    String clusterIp = service.string("spec", "clusterIP");
    return clusterIp.equals("None")
        ? headless(name, base, service, labels)
        : virtual(name, base, service, clusterIp, labels);
  }

  private static Map<RecordType, List<DnsRecord>> virtual(
      String name, String base, JsonObject service, String clusterIp, List<String> labels) {
    Map<RecordType, List<DnsRecord>> records = new LinkedHashMap<>();
    if (labels.isEmpty()) {
      records.put(RecordType.A, List.of(new DnsRecord(name, RecordType.A, clusterIp, TTL)));
    }
    List<JsonObject> ports =
        service.array("spec", "ports").objects().stream().filter(p -> matches(p, labels)).toList();
    if (ports.isEmpty() || !labels.isEmpty() && labels.size() != 2) {
      return labels.isEmpty() ? records : null;
    }
    int weight = 100 / ports.size();
    records.put(
        RecordType.SRV,
        ports.stream()
            .map(p ->
                new DnsRecord(
                    name,
                    RecordType.SRV,
                    "0 " + weight + " " + p.number(0, "port") + " " + base + ".",
                    TTL))
            .toList());
    return records;
  }

  private record Target(String host, String address) {}

  private Map<RecordType, List<DnsRecord>> headless(
      String name, String base, JsonObject service, List<String> labels) {
    List<DnsRecord> addresses = new ArrayList<>();
    List<DnsRecord> srv = new ArrayList<>();
    List<String> srvData = new ArrayList<>();
    for (JsonObject slice : slices.byIndex(BY_SERVICE, ObjectKey.of(service).toString())) {
      for (Target target : targets(slice)) {
        boolean named = labels.size() == 1 && target.host().equals(labels.getFirst());
        if (labels.isEmpty() || named) {
          addresses.add(new DnsRecord(name, RecordType.A, target.address(), TTL));
        }
        for (JsonObject port : slice.array("ports").objects()) {
          if (labels.isEmpty() || labels.size() == 2 && matches(port, labels) || named) {
            srvData.add(port.number(0, "port") + " " + target.host() + "." + base + ".");
          }
        }
      }
    }
    int weight = srvData.isEmpty() ? 0 : 100 / srvData.size();
    srvData.forEach(
        data -> srv.add(new DnsRecord(name, RecordType.SRV, "0 " + weight + " " + data, TTL)));
    if (addresses.isEmpty() && srv.isEmpty()) {
      return labels.isEmpty() ? null : null;
    }
    Map<RecordType, List<DnsRecord>> records = new LinkedHashMap<>();
    records.put(RecordType.A, addresses);
    records.put(RecordType.SRV, srv);
    return records;
  }

  private static List<Target> targets(JsonObject slice) {
    List<Target> targets = new ArrayList<>();
    for (JsonObject endpoint : slice.array("endpoints").objects()) {
      JsonObject conditions = endpoint.object("conditions");
      if (conditions.has("ready") && !conditions.bool("ready")) {
        continue;
      }
      for (String address : endpoint.array("addresses").strings()) {
        String host = endpoint.string("hostname");
        targets.add(new Target(host.isEmpty() ? address.replace('.', '-') : host, address));
      }
    }
    return targets;
  }

  /** Whether {@code _port._protocol} labels (or none, or wildcards) mean that port. */
  private static boolean matches(JsonObject port, List<String> labels) {
    if (labels.size() != 2) {
      return labels.isEmpty();
    }
    String protocol = port.has("protocol") ? port.string("protocol") : "TCP";
    return labels.getFirst().equals("_" + port.string("name"))
        && labels.get(1).equalsIgnoreCase("_" + protocol);
  }

  /** The name behind an address of this cluster, or nothing. */
  public List<DnsRecord> reverse(String reverseName, String address) {
    List<DnsRecord> records = new ArrayList<>();
    for (JsonObject service : services.list()) {
      if (service.string("spec", "clusterIP").equals(address)) {
        records.add(pointer(reverseName, ObjectKey.of(service), ""));
        return records;
      }
    }
    for (JsonObject slice : slices.list()) {
      String service = slice.string("metadata", "labels", SERVICE_NAME);
      for (Target target : targets(slice)) {
        if (target.address().equals(address) && !service.isEmpty()) {
          ObjectKey key = new ObjectKey(slice.string("metadata", "namespace"), service);
          records.add(pointer(reverseName, key, target.host() + "."));
        }
      }
    }
    return records;
  }

  private DnsRecord pointer(String reverseName, ObjectKey service, String host) {
    return new DnsRecord(
        reverseName,
        RecordType.PTR,
        host + service.name() + "." + service.namespace() + ".svc." + domain + ".",
        TTL);
  }
}
