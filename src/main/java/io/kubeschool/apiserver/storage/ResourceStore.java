package io.kubeschool.apiserver.storage;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The objects of one resource, in the order of their keys, and its recent changes. Models apiserver
 * pkg/storage/cacher: watchCache.
 */
public final class ResourceStore {

  /** How many changes are kept for watches that begin in the past. */
  private static final int HISTORY = 1_000;

  /**
   * The order of etcd's keys, {@code namespace/name}: a namespace that is another one's beginning
   * comes where its slash does.
   */
  private static final Comparator<ObjectKey> KEY_ORDER =
      (a, b) -> {
        int byNamespace = comparePrefixes(a.namespace(), b.namespace());
        return byNamespace != 0 ? byNamespace : a.name().compareTo(b.name());
      };

  private final Store store;
  private final String indexedField;
  private final String[] indexedPath;
  private final Map<ObjectKey, JsonObject> objects = new HashMap<>();

  /** The objects in order, but for what has changed since somebody last wanted them so. */
  private final NavigableMap<ObjectKey, JsonObject> ordered = new TreeMap<>(KEY_ORDER);

  private final Set<ObjectKey> changed = new HashSet<>();
  private final Map<String, Map<ObjectKey, JsonObject>> byValue = new HashMap<>();
  private final ArrayDeque<Change> history = new ArrayDeque<>();
  private final WatchIndex watches;
  private long oldest;

  /** A resource without objects; {@code indexedField} is one to list and watch by, or null. */
  ResourceStore(Store store, String indexedField) {
    this.store = store;
    this.indexedField = indexedField;
    this.indexedPath = indexedField == null ? null : indexedField.split("\\.");
    this.watches = new WatchIndex(indexedField);
  }

  /** The object with that key, or null. */
  public JsonObject get(ObjectKey key) {
    return objects.get(key);
  }

  /** How many objects there are. */
  public int size() {
    return objects.size();
  }

  /**
   * Adds an object.
   *
   * @return it, with its resource version
   * @throws IllegalStateException if there is one of that key
   */
  public JsonObject create(ObjectKey key, JsonObject object) {
    if (objects.containsKey(key)) {
      throw new IllegalStateException("exists: " + key);
    }
    long revision = store.nextRevision();
    JsonObject stored = Store.withRevision(object, revision);
    put(key, null, stored);
    record(new Change(revision, key, null, stored, stored));
    return stored;
  }

  /**
   * Replaces an object.
   *
   * @return the new one, with its resource version; the old one if they do not differ
   * @throws IllegalStateException if there is none of that key
   */
  public JsonObject update(ObjectKey key, JsonObject object) {
    JsonObject before = existing(key);
    if (object == before
        || Store.withRevision(object, before.string("metadata", "resourceVersion"))
            .equals(before)) {
      return before;
    }
    return replace(key, object);
  }

  /**
   * Replaces an object by one of which the caller knows that it differs.
   *
   * @return the new one, with its resource version
   * @throws IllegalStateException if there is none of that key
   */
  public JsonObject replace(ObjectKey key, JsonObject object) {
    JsonObject before = existing(key);
    long revision = store.nextRevision();
    JsonObject stored = Store.withRevision(object, revision);
    put(key, before, stored);
    record(new Change(revision, key, before, stored, stored));
    return stored;
  }

  /**
   * Removes an object.
   *
   * @return it, with the resource version of its deletion
   * @throws IllegalStateException if there is none of that key
   */
  public JsonObject delete(ObjectKey key) {
    JsonObject before = existing(key);
    objects.remove(key);
    changed.add(key);
    unindex(key, before);
    long revision = store.nextRevision();
    JsonObject last = Store.withRevision(before, revision);
    record(new Change(revision, key, before, null, last));
    return last;
  }

  /** All that the selection selects, in the order of their keys. */
  public List<JsonObject> list(Selection selection) {
    List<JsonObject> items = new ArrayList<>();
    candidates(selection)
        .forEach((key, object) -> {
          if (selection.matches(key, object)) {
            items.add(object);
          }
        });
    return items;
  }

  /** The first page of what the selection selects; a limit of 0 is none. */
  public Page firstPage(Selection selection, long limit) {
    if (limit <= 0) {
      return new Page(list(selection), store.revision(), null, -1);
    }
    return page(candidates(selection), selection, limit, store.revision());
  }

  /**
   * The page after {@code after} of the list as it was at {@code revision}.
   *
   * @throws RevisionCompactedException if that is not known any more
   */
  public Page nextPage(Selection selection, long limit, ObjectKey after, long revision) {
    NavigableMap<ObjectKey, JsonObject> then = objectsAt(revision).tailMap(after, false);
    return page(then, selection, limit <= 0 ? Long.MAX_VALUE : limit, revision);
  }

  private NavigableMap<ObjectKey, JsonObject> objectsAt(long revision) {
    if (revision < oldest) {
      throw new RevisionCompactedException(revision, oldest);
    }
    NavigableMap<ObjectKey, JsonObject> then = new TreeMap<>(inOrder());
    Iterator<Change> newestFirst = history.descendingIterator();
    while (newestFirst.hasNext()) {
      Change change = newestFirst.next();
      if (change.revision() <= revision) {
        break;
      }
      if (change.before() == null) {
        then.remove(change.key());
      } else {
        then.put(change.key(), change.before());
      }
    }
    return then;
  }

  private static Page page(
      NavigableMap<ObjectKey, JsonObject> from, Selection selection, long limit, long revision) {
    List<JsonObject> items = new ArrayList<>();
    ObjectKey last = null;
    long more = 0;
    for (Map.Entry<ObjectKey, JsonObject> entry : from.entrySet()) {
      if (selection.matches(entry.getKey(), entry.getValue())) {
        if (items.size() < limit) {
          items.add(entry.getValue());
          last = entry.getKey();
        } else {
          more++;
        }
      }
    }
    return more == 0
        ? new Page(items, revision, null, -1)
        : new Page(items, revision, last, selection.isFiltered() ? -1 : more);
  }

  /**
   * Follows what the selection selects.
   *
   * @param from the revision after which changes are told; 0 tells first what there is now
   * @param initialEventsEnd whether a bookmark follows what there is now
   * @param bookmarks whether bookmarks are wanted now and then
   * @throws RevisionCompactedException if the changes since {@code from} are not known any more
   */
  public Watch watch(
      Selection selection,
      long from,
      boolean initialEventsEnd,
      boolean bookmarks,
      Consumer<WatchEvent> sink) {
    return watch(selection, from, initialEventsEnd, bookmarks, false, sink);
  }

  /**
   * The same.
   *
   * @param outside whether who watches lies outside the simulated world
   */
  public Watch watch(
      Selection selection,
      long from,
      boolean initialEventsEnd,
      boolean bookmarks,
      boolean outside,
      Consumer<WatchEvent> sink) {
    if (from > 0 && from < oldest) {
      throw new RevisionCompactedException(from, oldest);
    }
    Watch watch = new Watch(this, selection, bookmarks, store.deliveries(outside), sink);
    if (from == 0) {
      for (JsonObject object : list(selection)) {
        watch.offer(new WatchEvent(WatchEvent.Type.ADDED, object, store.revision()));
      }
      if (initialEventsEnd) {
        watch.offer(new WatchEvent(WatchEvent.Type.INITIAL_EVENTS_END, null, store.revision()));
      }
    } else if (from < store.revision()) {
      for (Change change : history) {
        if (change.revision() > from) {
          watch.offer(change);
        }
      }
    }
    watches.add(watch);
    watch.deliveries().opened(watch);
    return watch;
  }

  void removed(Watch watch) {
    watches.remove(watch);
    watch.deliveries().closed(watch);
  }

  private JsonObject existing(ObjectKey key) {
    JsonObject before = objects.get(key);
    if (before == null) {
      throw new IllegalStateException("missing: " + key);
    }
    return before;
  }

  private void put(ObjectKey key, JsonObject before, JsonObject after) {
    objects.put(key, after);
    changed.add(key);
    if (indexedPath != null) {
      String value = after.string(indexedPath);
      if (before != null && !before.string(indexedPath).equals(value)) {
        unindex(key, before);
      }
      byValue.computeIfAbsent(value, v -> new HashMap<>()).put(key, after);
    }
  }

  private void unindex(ObjectKey key, JsonObject before) {
    if (indexedPath != null) {
      byValue.get(before.string(indexedPath)).remove(key);
    }
  }

  private void record(Change change) {
    history.add(change);
    if (history.size() > HISTORY) {
      oldest = history.poll().revision();
    }
    watches.forEach(
        change,
        watch -> {
          if (watch.offer(change)) {
            watch.deliveries().pending(watch);
          }
        });
  }

  /** Lists are few beside writes, of events above all: who lists sorts what was written. */
  private NavigableMap<ObjectKey, JsonObject> inOrder() {
    for (ObjectKey key : changed) {
      JsonObject now = objects.get(key);
      if (now == null) {
        ordered.remove(key);
      } else {
        ordered.put(key, now);
      }
    }
    changed.clear();
    return ordered;
  }

  private NavigableMap<ObjectKey, JsonObject> candidates(Selection selection) {
    String value = indexedField == null ? null : selection.required(indexedField);
    NavigableMap<ObjectKey, JsonObject> some = value == null ? inOrder() : indexed(value);
    String namespace = selection.namespace();
    if (namespace.isEmpty()) {
      return some;
    }
    if (!selection.name().isEmpty()) {
      ObjectKey key = new ObjectKey(namespace, selection.name());
      return some.subMap(key, true, key, true);
    }
    return some.subMap(
        new ObjectKey(namespace, ""), true, new ObjectKey(namespace, "\uffff"), false);
  }

  private NavigableMap<ObjectKey, JsonObject> indexed(String value) {
    NavigableMap<ObjectKey, JsonObject> sorted = new TreeMap<>(KEY_ORDER);
    sorted.putAll(byValue.getOrDefault(value, Map.of()));
    return sorted;
  }

  private static int comparePrefixes(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      int difference = a.charAt(i) - b.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    if (a.length() == b.length()) {
      return 0;
    }
    return a.length() < b.length() ? '/' - b.charAt(common) : a.charAt(common) - '/';
  }
}
