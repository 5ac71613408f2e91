package io.kubeschool.network.proxy;

import io.kubeschool.machine.Transport;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kube-proxy has programmed: for each virtual address and port, where its packets go. Each
 * conversation's end point is drawn at random, evenly, as the statistic match of iptables mode
 * draws it.
 *
 * <p>Models pkg/proxy/iptables/proxier.go: the KUBE-SERVICES, KUBE-SVC and KUBE-SEP chains, as a
 * table.
 */
public final class ServiceRules {

  /** Where a packet to a virtual address goes. */
  public sealed interface Target {}

  /** To an end point. */
  public record Endpoint(String address, int port) implements Target {}

  /** It is refused: the Service has no end points. */
  public record Reject() implements Target {}

  /** It is dropped: the Service has none here, and its traffic must stay local. */
  public record Drop() implements Target {}

  /** A virtual address and port. An address of "" stands for every node's, a node port. */
  public record Frontend(String address, Transport transport, int port) {}

  /**
   * What is behind a virtual address.
   *
   * @param affinity for how long a client stays with its end point; zero if it does not
   */
  public record Backend(List<Endpoint> endpoints, Duration affinity) {}

  private record Client(Frontend frontend, String address) {}

  private record Stay(Endpoint endpoint, Instant last) {}

  private final Simulation simulation;
  private final RandomStream random;
  private final Map<Frontend, Backend> table = new HashMap<>();
  private final Map<Client, Stay> stays = new HashMap<>();
  private final List<String> nodeAddresses = new ArrayList<>();

  /** Rules for nothing yet. */
  public ServiceRules(Simulation simulation) {
    this.simulation = simulation;
    this.random = simulation.random("kube-proxy");
  }

  /** Makes an address one on which node ports answer. */
  public void addNodeAddress(String address) {
    nodeAddresses.add(address);
  }

  /** Puts or replaces the rule of a virtual address. */
  public void put(Frontend frontend, Backend backend) {
    table.put(frontend, backend);
  }

  /** Removes the rule of a virtual address. */
  public void remove(Frontend frontend) {
    table.remove(frontend);
    stays.keySet().removeIf(client -> client.frontend().equals(frontend));
  }

  /** Where the first packet of a conversation goes, or nothing if no rule matches. */
  public Optional<Target> translate(String client, Transport transport, String address, int port) {
    Frontend frontend = new Frontend(address, transport, port);
    Backend backend = table.get(frontend);
    if (backend == null && nodeAddresses.contains(address)) {
      frontend = new Frontend("", transport, port);
      backend = table.get(frontend);
    }
    if (backend == null) {
      return Optional.empty();
    }
    if (backend.endpoints().isEmpty()) {
      return Optional.of(new Reject());
    }
    return Optional.of(choose(frontend, backend, client));
  }

  private Endpoint choose(Frontend frontend, Backend backend, String client) {
    List<Endpoint> endpoints = backend.endpoints();
    if (backend.affinity().isZero()) {
      return endpoints.get(random.nextInt(endpoints.size()));
    }
    Client key = new Client(frontend, client);
    Stay stay = stays.get(key);
    boolean stays =
        stay != null
            && endpoints.contains(stay.endpoint())
            && stay.last().plus(backend.affinity()).isAfter(simulation.now());
    Endpoint endpoint = stays ? stay.endpoint() : endpoints.get(random.nextInt(endpoints.size()));
    this.stays.put(key, new Stay(endpoint, simulation.now()));
    return endpoint;
  }
}
