package io.kubeschool.apiserver.client;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A cache of a collection, filled by a list and kept by a watch, that tells its handlers what
 * changes. It holds references to the server's own trees. Lists are in the order in which objects
 * came. Models client-go tools/cache: SharedIndexInformer and Reflector.
 */
public final class SharedInformer {

  /** The index of all namespaced kinds: by namespace. */
  public static final String BY_NAMESPACE = "namespace";

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Simulation simulation;
  private final ApiClient client;
  private final ResourceKind kind;
  private final Map<String, String> selectors;
  private final Map<ObjectKey, Entry> objects = new LinkedHashMap<>();
  private final Map<String, Index> indexes = new LinkedHashMap<>();
  private final List<InformerHandler> handlers = new ArrayList<>();
  private Subscription subscription;
  private boolean started;
  private boolean synced;
  private boolean stopped;

  /** A cache of all objects of that kind. */
  public SharedInformer(Simulation simulation, ApiClient client, ResourceKind kind) {
    this(simulation, client, kind, Map.of());
  }

  /**
   * A cache of some objects of that kind.
   *
   * @param selectors query parameters: {@code fieldSelector}, {@code labelSelector}
   */
  public SharedInformer(
      Simulation simulation, ApiClient client, ResourceKind kind, Map<String, String> selectors) {
    this.simulation = simulation;
    this.client = client;
    this.kind = kind;
    this.selectors = selectors;
    if (kind.namespaced()) {
      addIndex(BY_NAMESPACE, object -> List.of(object.string("metadata", "namespace")));
    }
  }

  /** The kind that it caches. */
  public ResourceKind kind() {
    return kind;
  }

  /** Adds an index, if there is none of that name yet: {@code keys} tells where to file. */
  public void addIndex(String name, Function<JsonObject, List<String>> keys) {
    if (indexes.containsKey(name)) {
      return;
    }
    Index index = new Index(keys);
    objects.forEach((key, entry) -> index.replace(key, entry, List.of(), keys.apply(entry.object)));
    indexes.put(name, index);
  }

  /** Adds a handler; it first hears of what is in the cache already. */
  public void addHandler(InformerHandler handler) {
    handlers.add(handler);
    new ArrayList<>(list()).forEach(handler::added);
  }

  /** Lists, tells its handlers at once, and goes on watching; does nothing the second time. */
  public void start() {
    if (!started) {
      started = true;
      listAndWatch();
    }
  }

  /** Stops watching; the cache stays as it is. */
  public void stop() {
    stopped = true;
    closeWatch();
  }

  /** Whether its first list has come. */
  public boolean hasSynced() {
    return synced;
  }

  /** The object of that key, or null. */
  public JsonObject get(ObjectKey key) {
    Entry entry = objects.get(key);
    return entry == null ? null : entry.object;
  }

  /** All objects. */
  public Collection<JsonObject> list() {
    return new View(objects.values());
  }

  /** How many objects it holds. */
  public int size() {
    return objects.size();
  }

  /** The objects of one namespace. */
  public Collection<JsonObject> list(String namespace) {
    return byIndex(BY_NAMESPACE, namespace);
  }

  /**
   * The objects that an index files under {@code value}.
   *
   * @throws IllegalArgumentException if there is no such index
   */
  public Collection<JsonObject> byIndex(String name, String value) {
    Index index = indexes.get(name);
    if (index == null) {
      throw new IllegalArgumentException(kind.plural() + " have no index " + name);
    }
    Map<ObjectKey, Entry> filed = index.entries.get(value);
    return filed == null ? List.of() : new View(filed.values());
  }

  private void listAndWatch() {
    if (stopped) {
      return;
    }
    Reply reply = client.api().call(request());
    if (!reply.isSuccess()) {
      simulation.after(RETRY, this::listAndWatch);
      return;
    }
    replaceAll(reply.object().array("items").objects());
    synced = true;
    String resourceVersion = reply.object().string("metadata", "resourceVersion");
    watch(client.api(), resourceVersion);
  }

  private void watch(Api api, String resourceVersion) {
    Request request =
        request()
            .withParameter("watch", "true")
            .withParameter("resourceVersion", resourceVersion)
            .withParameter("allowWatchBookmarks", "true");
    subscription = api.watch(request, new Sink());
  }

  private Request request() {
    Request request = Request.get(client.user(), kind.path());
    for (Map.Entry<String, String> selector : selectors.entrySet()) {
      request = request.withParameter(selector.getKey(), selector.getValue());
    }
    return request;
  }

  private void replaceAll(List<JsonObject> items) {
    Map<ObjectKey, JsonObject> gone = new LinkedHashMap<>();
    objects.forEach((key, entry) -> gone.put(key, entry.object));
    for (JsonObject item : items) {
      gone.remove(ObjectKey.of(item));
      put(item);
    }
    gone.values().forEach(this::remove);
  }

  private void put(JsonObject object) {
    ObjectKey key = ObjectKey.of(object);
    Entry entry = objects.get(key);
    if (entry == null) {
      entry = new Entry();
      objects.put(key, entry);
    }
    JsonObject old = entry.object;
    if (old == object) {
      return;
    }
    entry.object = object;
    for (Index index : indexes.values()) {
      List<String> before = old == null ? List.of() : index.keys.apply(old);
      index.replace(key, entry, before, index.keys.apply(object));
    }
    for (InformerHandler handler : handlers) {
      if (old == null) {
        handler.added(object);
      } else {
        handler.updated(old, object);
      }
    }
  }

  private void remove(JsonObject last) {
    ObjectKey key = ObjectKey.of(last);
    Entry entry = objects.remove(key);
    if (entry == null) {
      return;
    }
    for (Index index : indexes.values()) {
      index.replace(key, entry, index.keys.apply(entry.object), List.of());
    }
    for (InformerHandler handler : handlers) {
      handler.deleted(last);
    }
  }

  private void closeWatch() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }

  /** Passes a watch's events into the cache; an error (410 Gone) makes it list anew. */
  private final class Sink implements WatchSink {
    private boolean ended;

    @Override
    public void event(String type, JsonObject object) {
      if (stopped || ended) {
        return;
      }
      switch (type) {
        case "ADDED", "MODIFIED" -> put(object);
        case "DELETED" -> remove(object);
        case "ERROR" -> closed();
        default -> {}
      }
    }

    @Override
    public void closed() {
      if (!ended && !stopped) {
        ended = true;
        closeWatch();
        simulation.after(RETRY, SharedInformer.this::listAndWatch);
      }
    }
  }

  /** An object that may change in its place: indexes need not be told unless its keys change. */
  private static final class Entry {
    private JsonObject object;
  }

  /** What entries hold now. */
  private static final class View extends AbstractCollection<JsonObject> {
    private final Collection<Entry> entries;

    View(Collection<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public Iterator<JsonObject> iterator() {
      Iterator<Entry> iterator = entries.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return iterator.hasNext();
        }

        @Override
        public JsonObject next() {
          return iterator.next().object;
        }
      };
    }

    @Override
    public int size() {
      return entries.size();
    }
  }

  private static final class Index {
    private final Function<JsonObject, List<String>> keys;
    private final Map<String, Map<ObjectKey, Entry>> entries = new LinkedHashMap<>();

    Index(Function<JsonObject, List<String>> keys) {
      this.keys = keys;
    }

    void replace(ObjectKey key, Entry entry, List<String> before, List<String> after) {
      if (after.equals(before)) {
        return;
      }
      for (String value : before) {
        if (!after.contains(value)) {
          Map<ObjectKey, Entry> filed = entries.get(value);
          filed.remove(key);
          if (filed.isEmpty()) {
            entries.remove(value);
          }
        }
      }
      for (String value : after) {
        entries.computeIfAbsent(value, v -> new LinkedHashMap<>()).put(key, entry);
      }
    }
  }
}
