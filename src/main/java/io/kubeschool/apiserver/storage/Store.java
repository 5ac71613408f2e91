package io.kubeschool.apiserver.storage;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * All objects of the cluster, by resource. Every write has a revision, which is the resource
 * version of what it wrote. Watches are told of writes by events on the timeline, a little later,
 * in the order of the revisions. Models etcd with apiserver pkg/storage/cacher in front of it.
 */
public final class Store {

  private static final Duration LEAST_LATENCY = Duration.ofMillis(1);
  private static final Duration MOST_LATENCY = Duration.ofMillis(4);

  private final Map<String, ResourceStore> resources = new TreeMap<>();
  private final Deliveries inside;
  private final Deliveries outside;
  private long revision;

  /** A store without resources. */
  public Store(Simulation simulation) {
    RandomStream random = simulation.random("apiserver.watch");
    this.inside =
        new Deliveries(simulation, () -> random.between(LEAST_LATENCY, MOST_LATENCY), this);
    this.outside = new Deliveries(simulation, () -> Duration.ZERO, this);
  }

  /**
   * Adds a resource.
   *
   * @param name such as {@code replicasets.apps}
   * @param indexedField a field path by which lists and watches shall be quick, or null
   */
  public ResourceStore addResource(String name, String indexedField) {
    ResourceStore resource = new ResourceStore(this, indexedField);
    if (resources.putIfAbsent(name, resource) != null) {
      throw new IllegalArgumentException("resource added twice: " + name);
    }
    return resource;
  }

  /** The revision of the last write. */
  public long revision() {
    return revision;
  }

  /** The object with that resource version. */
  public static JsonObject withRevision(JsonObject object, long revision) {
    return withRevision(object, Long.toString(revision));
  }

  static JsonObject withRevision(JsonObject object, String revision) {
    return object.with(
        "metadata", object.object("metadata").with("resourceVersion", new JsonString(revision)));
  }

  long nextRevision() {
    return ++revision;
  }

  /** What reaches those who watch from there. */
  Deliveries deliveries(boolean toOutside) {
    return toOutside ? outside : inside;
  }
}
