package io.kubeschool.apiserver.fieldmanager;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Puts the oldest of too many updating managers together. Models internal/capmanagers.go, with its
 * default of ten.
 */
final class ManagerLimit {

  private static final int MOST_UPDATERS = 10;
  private static final String BUCKET = "ancient-changes";

  private ManagerLimit() {}

  /** The same, with at most ten managers whose operation is Update. */
  static Managed apply(Managed managed) {
    List<Manager> updaters = new ArrayList<>();
    for (Manager manager : managed.entries().keySet()) {
      if (!manager.isApply()) {
        updaters.add(manager);
      }
    }
    int count = updaters.size();
    if (count <= MOST_UPDATERS) {
      return managed;
    }
    updaters.sort(
        Comparator.comparing((Manager m) -> managed.get(m).time())
            .thenComparing(Manager.BY_IDENTIFIER));
    SequencedMap<Manager, Managed.Entry> entries = managed.copy();
    Map<String, Manager> firsts = new HashMap<>();
    for (Manager manager : updaters) {
      if (count <= MOST_UPDATERS) {
        break;
      }
      Managed.Entry entry = entries.get(manager);
      Manager first = firsts.putIfAbsent(entry.apiVersion(), manager);
      if (first != null) {
        Manager bucket = Manager.updater(BUCKET, entry.apiVersion(), "");
        Managed.Entry old = entries.get(bucket);
        if (old == null) {
          old = entries.remove(first);
        }
        entries.remove(manager);
        entries.put(
            bucket,
            new Managed.Entry(
                entry.fields().union(old.fields()), entry.apiVersion(), entry.time()));
        count--;
      }
    }
    return new Managed(entries);
  }
}
