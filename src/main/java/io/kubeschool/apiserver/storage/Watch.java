package io.kubeschool.apiserver.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows the changes of a resource that a selection selects. Models apiserver
 * pkg/storage/cacher/cache_watcher.go.
 */
public final class Watch implements AutoCloseable {

  private final ResourceStore resource;
  private final Selection selection;
  private final Consumer<WatchEvent> sink;
  private final boolean bookmarks;
  private final Deliveries deliveries;
  private List<WatchEvent> queue = new ArrayList<>();
  private boolean pending;
  private boolean closed;

  Watch(
      ResourceStore resource,
      Selection selection,
      boolean bookmarks,
      Deliveries deliveries,
      Consumer<WatchEvent> sink) {
    this.resource = resource;
    this.selection = selection;
    this.bookmarks = bookmarks;
    this.deliveries = deliveries;
    this.sink = sink;
  }

  /** What brings it its events. */
  Deliveries deliveries() {
    return deliveries;
  }

  Selection selection() {
    return selection;
  }

  boolean wantsBookmarks() {
    return bookmarks;
  }

  /**
   * Queues what the change means to who watches: an object that comes to be selected was added, one
   * that ceases to be was deleted. Models cache_watcher.go: convertToWatchEvent.
   *
   * @return whether it means anything
   */
  boolean offer(Change change) {
    boolean was = change.before() != null && selection.matches(change.key(), change.before());
    boolean is = change.after() != null && selection.matches(change.key(), change.after());
    if (is) {
      queue.add(
          new WatchEvent(
              was ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED,
              change.after(),
              change.revision()));
    } else if (was) {
      queue.add(
          new WatchEvent(
              WatchEvent.Type.DELETED,
              Store.withRevision(change.before(), change.revision()),
              change.revision()));
    }
    return is || was;
  }

  void offer(WatchEvent event) {
    queue.add(event);
  }

  /** Hands over what is queued now; what comes meanwhile waits for the next time. */
  void deliver() {
    pending = false;
    List<WatchEvent> due = queue;
    queue = new ArrayList<>();
    for (WatchEvent event : due) {
      if (closed) {
        return;
      }
      sink.accept(event);
    }
  }

  /** Notes that it will be told to deliver; false if that was noted before. */
  boolean markPending() {
    boolean first = !pending;
    pending = true;
    return first;
  }

  /** Whether it has ended. */
  public boolean isClosed() {
    return closed;
  }

  /** Ends it: nothing is delivered afterwards. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      queue = new ArrayList<>();
      resource.removed(this);
    }
  }
}
