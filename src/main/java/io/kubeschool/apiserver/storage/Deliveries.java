package io.kubeschool.apiserver.storage;

import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hands watches what is queued for them, some time after it happened, and bookmarks now and then.
 */
final class Deliveries {

  private static final Duration BOOKMARK_PERIOD = Duration.ofMinutes(1);

  private final Simulation simulation;
  private final Supplier<Duration> latency;
  private final Store store;
  private final Set<Watch> bookmarked = new LinkedHashSet<>();
  private List<Watch> pending = new ArrayList<>();
  private boolean bookmarking;

  /**
   * Deliveries of what happens in a store.
   *
   * @param latency how long the next one takes
   */
  Deliveries(Simulation simulation, Supplier<Duration> latency, Store store) {
    this.simulation = simulation;
    this.latency = latency;
    this.store = store;
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
      simulation.after(latency.get(), this::deliver);
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
      watch.offer(new WatchEvent(WatchEvent.Type.BOOKMARK, null, store.revision()));
      pending(watch);
    }
    if (bookmarking) {
      simulation.after(BOOKMARK_PERIOD, this::bookmark);
    }
  }
}
