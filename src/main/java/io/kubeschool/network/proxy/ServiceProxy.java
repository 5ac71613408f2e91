package io.kubeschool.network.proxy;

import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.machine.Transport;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the service rules in step with Services and their endpoint slices: kube-proxy. One stands
 * for every node's, since their rules are alike.
 *
 * <p>Models pkg/proxy/iptables/proxier.go: syncProxyRules.
 */
public final class ServiceProxy {

  private static final String BY_SERVICE = "service";
  private static final String SERVICE_NAME = "kubernetes.io/service-name";
  private static final Duration SYNC_DELAY = Duration.ofMillis(20);
  private static final long DEFAULT_AFFINITY_SECONDS = 10_800;

  private final Simulation simulation;
  private final ServiceRules rules;
  private final SharedInformer services;
  private final SharedInformer slices;
  private final Map<ObjectKey, Set<ServiceRules.Frontend>> programmed = new HashMap<>();
  private final Set<ObjectKey> changed = new LinkedHashSet<>();

  /** A proxy that follows the cluster once the factory's informers are started. */
  public ServiceProxy(Simulation simulation, InformerFactory informers, ServiceRules rules) {
    this.simulation = simulation;
    this.rules = rules;
    this.services = informers.of(Kinds.SERVICE);
    this.slices = informers.of(Kinds.ENDPOINT_SLICE);
    slices.addIndex(BY_SERVICE, slice -> List.of(serviceOf(slice).toString()));
    services.addHandler(changesOf(ObjectKey::of));
    slices.addHandler(changesOf(ServiceProxy::serviceOf));
  }

  /** Notes, at whatever happens to an object, that the Service it belongs to has changed. */
  private InformerHandler changesOf(Function<JsonObject, ObjectKey> service) {
    return new InformerHandler() {
      @Override
      public void added(JsonObject object) {
        change(service.apply(object));
      }

      @Override
      public void updated(JsonObject old, JsonObject object) {
        change(service.apply(object));
      }

      @Override
      public void deleted(JsonObject object) {
        change(service.apply(object));
      }
    };
  }

  private static ObjectKey serviceOf(JsonObject slice) {
    return new ObjectKey(
        slice.string("metadata", "namespace"), slice.string("metadata", "labels", SERVICE_NAME));
  }

  private void change(ObjectKey service) {
    if (changed.isEmpty()) {
      simulation.after(SYNC_DELAY, this::sync);
    }
    changed.add(service);
  }

  private void sync() {
    List<ObjectKey> keys = new ArrayList<>(changed);
    changed.clear();
    keys.forEach(this::sync);
  }

  private void sync(ObjectKey key) {
    Map<ServiceRules.Frontend, ServiceRules.Backend> wanted = wanted(key);
    for (ServiceRules.Frontend frontend : programmed.getOrDefault(key, Set.of())) {
      if (!wanted.containsKey(frontend)) {
        rules.remove(frontend);
      }
    }
    wanted.forEach(rules::put);
    if (wanted.isEmpty()) {
      programmed.remove(key);
    } else {
      programmed.put(key, new LinkedHashSet<>(wanted.keySet()));
    }
  }

  private Map<ServiceRules.Frontend, ServiceRules.Backend> wanted(ObjectKey key) {
    Map<ServiceRules.Frontend, ServiceRules.Backend> wanted = new HashMap<>();
    JsonObject service = services.get(key);
    if (service == null) {
      return wanted;
    }
    String clusterIp = service.string("spec", "clusterIP");
    boolean virtual = !clusterIp.isEmpty() && !clusterIp.equals("None");
    if (!virtual) {
      return wanted;
    }
    List<JsonObject> all = new ArrayList<>(slices.byIndex(BY_SERVICE, key.toString()));
    Duration affinity = affinity(service);
    for (JsonObject port : service.array("spec", "ports").objects()) {
      Transport transport = port.string("protocol").equals("UDP") ? Transport.UDP : Transport.TCP;
      ServiceRules.Backend backend =
          new ServiceRules.Backend(endpoints(all, port.string("name")), affinity);
      int number = (int) port.number(0, "port");
      for (String address : addresses(service, clusterIp)) {
        wanted.put(new ServiceRules.Frontend(address, transport, number), backend);
      }
      int nodePort = (int) port.number(0, "nodePort");
      if (nodePort > 0) {
        wanted.put(new ServiceRules.Frontend("", transport, nodePort), backend);
      }
    }
    return wanted;
  }

  private static List<String> addresses(JsonObject service, String clusterIp) {
    List<String> addresses = new ArrayList<>();
    addresses.add(clusterIp);
    addresses.addAll(service.array("spec", "externalIPs").strings());
    for (JsonObject ingress : service.array("status", "loadBalancer", "ingress").objects()) {
      if (ingress.has("ip")) {
        addresses.add(ingress.string("ip"));
      }
    }
    return addresses;
  }

  private static Duration affinity(JsonObject service) {
    return service.string("spec", "sessionAffinity").equals("ClientIP")
        ? Duration.ofSeconds(
            service.number(
                DEFAULT_AFFINITY_SECONDS,
                "spec",
                "sessionAffinityConfig",
                "clientIP",
                "timeoutSeconds"))
        : Duration.ZERO;
  }

  /**
   * Ready end points; if none is ready, those that still serve while they terminate. Models
   * pkg/proxy/topology.go.
   */
  private static List<ServiceRules.Endpoint> endpoints(List<JsonObject> slices, String portName) {
    List<ServiceRules.Endpoint> ready = new ArrayList<>();
    List<ServiceRules.Endpoint> serving = new ArrayList<>();
    for (JsonObject slice : slices) {
      JsonObject port = port(slice.array("ports"), portName);
      if (port == null) {
        continue;
      }
      int number = (int) port.number(0, "port");
      for (JsonObject endpoint : slice.array("endpoints").objects()) {
        for (String address : endpoint.array("addresses").strings()) {
          JsonObject conditions = endpoint.object("conditions");
          if (!conditions.has("ready") || conditions.bool("ready")) {
            ready.add(new ServiceRules.Endpoint(address, number));
          } else if (conditions.bool("serving") && conditions.bool("terminating")) {
            serving.add(new ServiceRules.Endpoint(address, number));
          }
        }
      }
    }
    return ready.isEmpty() ? serving : ready;
  }

  private static JsonObject port(JsonArray ports, String name) {
    for (JsonObject port : ports.objects()) {
      if (port.string("name").equals(name)) {
        return port;
      }
    }
    return null;
  }
}
