package io.kubeschool.kubectl.client;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.machine.Process;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Condition;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A watch that a command reads event by event, waiting for each. Models client-go watch. */
public final class WatchStream implements AutoCloseable {

  private final Process process;
  private final Subscription subscription;
  private final Condition changed = new Condition();
  private final Deque<Event> events = new ArrayDeque<>();
  private boolean closed;

  /**
   * Something that happened.
   *
   * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED}, {@code BOOKMARK} or {@code ERROR}
   * @param object the object after it
   */
  public record Event(String type, JsonObject object) {}

  /**
   * Starts a watch.
   *
   * @param process who waits
   * @param request the GET of a list; {@code watch=true} is added
   */
  public WatchStream(Process process, Client client, Request request) {
    this.process = process;
    this.subscription =
        client.watch(
            request.withParameter("watch", "true"),
            new WatchSink() {
              @Override
              public void event(String type, JsonObject object) {
                events.add(new Event(type, object));
                changed.signalAll();
              }

              @Override
              public void closed() {
                closed = true;
                changed.signalAll();
              }
            });
  }

  /** The next event, waiting for it; null if the server ended the watch. */
  public Event next() throws Interrupted {
    process.await(changed, () -> !events.isEmpty() || closed);
    return events.poll();
  }

  /** The same, but null also at {@code deadline}. */
  public Event nextUntil(Instant deadline) throws Interrupted {
    process.await(
        changed, () -> !events.isEmpty() || closed, Duration.between(process.now(), deadline));
    return events.poll();
  }

  /** Whether the server ended the watch and all events were read. */
  public boolean isClosed() {
    return closed && events.isEmpty();
  }

  @Override
  public void close() {
    subscription.close();
  }
}
