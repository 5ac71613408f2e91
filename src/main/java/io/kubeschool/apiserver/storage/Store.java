package io.kubeschool.apiserver.storage;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All objects of the cluster, by resource. Every write has a revision, which is the resource
 * version of what it wrote. Watches are told of writes by events on the timeline, a little later,
 * in the order of the revisions. Models etcd with apiserver pkg/storage/cacher in front of it.
 */
public final class Store {

  private static final Duration LEAST_LATENCY = Duration.ofMillis(1);
  private static final Duration MOST_LATENCY = Duration.ofMillis(4);
  private static final Duration BOOKMARK_PERIOD = Duration.ofMinutes(1);

  private final Simulation simulation;
  private final RandomStream random;
  private final Map<String, ResourceStore> resources = new TreeMap<>();
  private final Set<Watch> bookmarked = new LinkedHashSet<>();
  private List<Watch> pending = new ArrayList<>();
  private boolean bookmarking;
  private long revision;

  /** A store without resources. */
  public Store(Simulation simulation) {
    this.simulation = simulation;
    this.random = simulation.random("apiserver.watch");
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

  void opened(Watch watch) {
    pending(watch);
    if (watch.wantsBookmarks()) {
      bookmarked.add(watch);
      if (!bookmarking) {
        bookmarking = true;
        simulation.after(BOOKMARK_PERIOD, this::bookmark);
      }
    }
  }

  void closed(Watch watch) {
    bookmarked.remove(watch);
  }

  void pending(Watch watch) {
    if (!watch.markPending()) {
      return;
    }
    if (pending.isEmpty()) {
      simulation.after(random.between(LEAST_LATENCY, MOST_LATENCY), this::deliver);
    }
    pending.add(watch);
  }

  private void deliver() {
    List<Watch> due = pending;
    pending = new ArrayList<>();
    due.forEach(Watch::deliver);
  }

  private void bookmark() {
    bookmarking = !bookmarked.isEmpty();
    for (Watch watch : bookmarked) {
      watch.offer(new WatchEvent(WatchEvent.Type.BOOKMARK, null, revision));
      pending(watch);
    }
    if (bookmarking) {
      simulation.after(BOOKMARK_PERIOD, this::bookmark);
    }
  }
}
