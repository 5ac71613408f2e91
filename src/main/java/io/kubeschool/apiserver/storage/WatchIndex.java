package io.kubeschool.apiserver.storage;

import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The watches of a resource, by the narrowest thing that each asks for, so that a change concerns
 * only those that may care: 500 kubelets that each watch their own node's pods cost a change two
 * look-ups. Models apiserver pkg/storage/cacher/cacher.go: indexedWatchers.
 */
final class WatchIndex {

  private final String indexedField;
  private final String[] indexedPath;
  private final List<Watch> everything = new ArrayList<>();
  private final Map<String, List<Watch>> byName = new HashMap<>();
  private final Map<String, List<Watch>> byValue = new HashMap<>();
  private final Map<String, List<Watch>> byNamespace = new HashMap<>();

  /** An index; {@code indexedField} may be null. */
  WatchIndex(String indexedField) {
    this.indexedField = indexedField;
    this.indexedPath = indexedField == null ? null : indexedField.split("\\.");
  }

  void add(Watch watch) {
    Selection selection = watch.selection();
    String value = indexedField == null ? null : selection.required(indexedField);
    if (!selection.name().isEmpty()) {
      byName.computeIfAbsent(selection.name(), n -> new ArrayList<>()).add(watch);
    } else if (value != null) {
      byValue.computeIfAbsent(value, n -> new ArrayList<>()).add(watch);
    } else if (!selection.namespace().isEmpty()) {
      byNamespace.computeIfAbsent(selection.namespace(), n -> new ArrayList<>()).add(watch);
    } else {
      everything.add(watch);
    }
  }

  void remove(Watch watch) {
    if (everything.remove(watch)) {
      return;
    }
    Selection selection = watch.selection();
    remove(byName, selection.name(), watch);
    remove(byNamespace, selection.namespace(), watch);
    if (indexedField != null && selection.required(indexedField) != null) {
      remove(byValue, selection.required(indexedField), watch);
    }
  }

  private static void remove(Map<String, List<Watch>> watches, String key, Watch watch) {
    List<Watch> some = watches.get(key);
    if (some != null && some.remove(watch) && some.isEmpty()) {
      watches.remove(key);
    }
  }

  /** Calls {@code action} with each watch that the change may concern, in a fixed order. */
  void forEach(Change change, Consumer<Watch> action) {
    everything.forEach(action);
    visit(byNamespace.get(change.key().namespace()), action);
    visit(byName.get(change.key().name()), action);
    if (!byValue.isEmpty()) {
      String before = value(change.before());
      String after = value(change.after());
      if (before != null) {
        visit(byValue.get(before), action);
      }
      if (after != null && !after.equals(before)) {
        visit(byValue.get(after), action);
      }
    }
  }

  private String value(JsonObject object) {
    return object == null ? null : object.string(indexedPath);
  }

  private static void visit(List<Watch> watches, Consumer<Watch> action) {
    if (watches != null) {
      watches.forEach(action);
    }
  }
}
