package io.kubeschool.serve;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.model.JsonObject;
import io.kubeschool.world.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The way into a session's world for the threads of the outside: one at a time, under one lock, and
 * after simulated time has caught up with the wall clock. A thread of its own keeps time going
 * while nobody asks for anything.
 */
final class Entrance implements Api, AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(20);

  /** A computer that slept, or a simulation that cannot keep up, does not make time jump. */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

  /** How much time a killed server may forget. */
  private static final Duration MARK_PERIOD = Duration.ofMinutes(1);

  private final Object lock = new Object();
  private final Session session;
  private final Api api;
  private final Consumer<Throwable> problems;
  private final Thread clock;
  private Duration marked;
  private long last;
  private boolean closed;

  /**
   * The way into {@code session}, whose time goes on from now on.
   *
   * @param problems told what goes wrong while nobody asks for anything
   */
  Entrance(Session session, Consumer<Throwable> problems) {
    this.session = session;
    this.api = session.outsideApi();
    this.problems = problems;
    this.marked = session.world().elapsed();
    this.last = System.nanoTime();
    this.clock = Thread.ofPlatform().daemon().name("world-clock").start(this::keepTime);
  }

  private void keepTime() {
    while (true) {
      try {
        Thread.sleep(TICK);
        enter(() -> null);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        synchronized (lock) {
          if (closed) {
            return;
          }
        }
        problems.accept(e);
      }
    }
  }

  /** Does something in the world. */
  private <T> T enter(Supplier<T> action) {
    synchronized (lock) {
      if (closed) {
        throw Failure.failure(503, "ServiceUnavailable", "the server is shutting down", null);
      }
      catchUp();
      T result = action.get();
      session.world().settle();
      return result;
    }
  }

  private void catchUp() {
    long now = System.nanoTime();
    Duration wall = Duration.ofNanos(now - last);
    last = now;
    session.world().runFor(wall.compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK : wall);
    if (session.world().elapsed().minus(marked).compareTo(MARK_PERIOD) > 0) {
      mark();
    }
  }

  private void mark() {
    session.elapse(Duration.ZERO);
    marked = session.world().elapsed();
  }

  /** Lets time pass at once. */
  void elapse(Duration duration) {
    enter(() -> {
      session.world().runFor(duration);
      return null;
    });
  }

  @Override
  public Reply call(Request request) {
    return enter(() -> api.call(request));
  }

  @Override
  public Subscription watch(Request request, WatchSink sink) {
    Subscription inside = enter(() -> api.watch(request, sink));
    return new Subscription() {
      @Override
      public void close() {
        leave(inside::close);
      }

      @Override
      public Optional<JsonObject> refusal() {
        return inside.refusal();
      }
    };
  }

  @Override
  public Connection connect(Request request, ConnectionSink sink) {
    return new Stream(enter(() -> api.connect(request, sink)));
  }

  /** Does something that matters no more once the world is left. */
  private void leave(Runnable action) {
    synchronized (lock) {
      if (!closed) {
        enter(() -> {
          action.run();
          return null;
        });
      }
    }
  }

  /** Leaves the world, with the time that it is now in the journal; the session is closed. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      catchUp();
      mark();
      closed = true;
      session.close();
    }
    clock.interrupt();
  }

  private final class Stream implements Connection {
    private final Connection inside;

    Stream(Connection inside) {
      this.inside = inside;
    }

    @Override
    public Optional<JsonObject> refusal() {
      return inside.refusal();
    }

    @Override
    public void send(byte[] bytes) {
      leave(() -> inside.send(bytes));
    }

    @Override
    public void endInput() {
      leave(inside::endInput);
    }

    @Override
    public void resize(int columns, int rows) {
      leave(() -> inside.resize(columns, rows));
    }

    @Override
    public void close() {
      leave(inside::close);
    }
  }
}
