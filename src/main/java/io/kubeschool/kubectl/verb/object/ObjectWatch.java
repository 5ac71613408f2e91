package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.kubectl.Session;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Condition;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Follows objects until something holds. Models client-go tools/watch: UntilWithSync, over an
 * informer's list and watch.
 */
public final class ObjectWatch {

  /** Something that happened to an object; the objects that are there at first are ADDED. */
  public record Event(String type, JsonObject object) {}

  private final Session session;
  private final String collection;
  private final String parameter;
  private final String selector;
  private final Deque<Event> events = new ArrayDeque<>();
  private final Condition arrived = new Condition();
  private boolean closed;
  private boolean missingEnds;

  private ObjectWatch(Session session, String collection, String parameter, String selector) {
    this.session = session;
    this.collection = collection;
    this.parameter = parameter;
    this.selector = selector;
  }

  /** A watch of the one object of that name in a collection. */
  public static ObjectWatch named(Session session, String collection, String name) {
    return new ObjectWatch(session, collection, "fieldSelector", "metadata.name=" + name);
  }

  /** A watch of the objects of a collection that a label selector chooses. */
  public static ObjectWatch labelled(Session session, String collection, String labels) {
    return new ObjectWatch(session, collection, "labelSelector", labels);
  }

  /**
   * Shows each event to {@code condition} until it holds.
   *
   * @param timeout how long at most; zero means for ever
   * @return the event for which it held, or null if the time was over before
   * @throws io.kubeschool.kubectl.error.StatusError if the server refuses the list
   */
  public Event until(Duration timeout, Predicate<Event> condition) throws Interrupted {
    Instant deadline = timeout.isZero() ? null : session.process().now().plus(timeout);
    while (true) {
      JsonObject list = session.client().call(request()).object();
      if (missingEnds && list.array("items").isEmpty()) {
        return new Event("DELETED", JsonObject.EMPTY);
      }
      for (JsonObject item : list.array("items").objects()) {
        Event event = new Event("ADDED", typed(list, item));
        if (condition.test(event)) {
          return event;
        }
      }
      Request watch =
          request()
              .withParameter("watch", "true")
              .withParameter("resourceVersion", list.string("metadata", "resourceVersion"));
      Subscription subscription = session.client().watch(watch, new Queue());
      try {
        while (!(closed && events.isEmpty())) {
          if (!await(deadline)) {
            return null;
          }
          Event event = events.poll();
          if (event != null && !event.type().equals("BOOKMARK") && condition.test(event)) {
            return event;
          }
        }
      } finally {
        subscription.close();
      }
      closed = false;
    }
  }

  /**
   * Waits until the object is gone, or another has taken its place.
   *
   * @return whether it is
   */
  public boolean untilGone(Duration timeout, String uid) throws Interrupted {
    missingEnds = true;
    Event end =
        until(
            timeout,
            event ->
                event.type().equals("DELETED")
                    || !event.object().string("metadata", "uid").equals(uid));
    return end != null;
  }

  private boolean await(Instant deadline) throws Interrupted {
    if (deadline == null) {
      session.process().await(arrived, () -> closed || !events.isEmpty());
      return true;
    }
    Duration rest = Duration.between(session.process().now(), deadline);
    return session.process().await(arrived, () -> closed || !events.isEmpty(), rest);
  }

  private Request request() {
    return session.client().request(Method.GET, collection).withParameter(parameter, selector);
  }

  private static JsonObject typed(JsonObject list, JsonObject item) {
    if (item.has("kind")) {
      return item;
    }
    String kind = list.string("kind");
    String itemKind = kind.endsWith("List") ? kind.substring(0, kind.length() - 4) : kind;
    return item.with("apiVersion", list.field("apiVersion")).with("kind", (Object) itemKind);
  }

  private final class Queue implements WatchSink {
    @Override
    public void event(String type, JsonObject object) {
      events.add(new Event(type, object));
      arrived.signalAll();
    }

    @Override
    public void closed() {
      closed = true;
      arrived.signalAll();
    }
  }
}
