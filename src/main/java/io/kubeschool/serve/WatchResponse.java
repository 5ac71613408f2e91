package io.kubeschool.serve;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.serve.wire.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Answers a watch: one JSON document per event, until either end has enough. Models apiserver
 * pkg/endpoints/handlers/watch.go: WatchServer.HandleHTTP.
 */
final class WatchResponse implements StreamingResponse, WatchSink {

  /** Models options/server_run_options.go: MinRequestTimeout, in seconds. */
  private static final int LEAST_TIMEOUT = 1800;

  /** How many events may wait for a slow reader, who is cut off then and lists again. */
  private static final int MOST_EVENTS = 100_000;

  private record Event(String type, JsonObject object) {}

  private static final Event END = new Event("", JsonObject.EMPTY);

  private final Entrance entrance;
  private final Request request;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

  WatchResponse(Entrance entrance, Request request) {
    this.entrance = entrance;
    this.request =
        request.parameter("timeoutSeconds").isEmpty()
            ? request.withParameter("timeoutSeconds", Integer.toString(someTimeout()))
            : request;
  }

  private static int someTimeout() {
    return LEAST_TIMEOUT + ThreadLocalRandom.current().nextInt(LEAST_TIMEOUT);
  }

  @Override
  public void answer(Exchange exchange, Runnable ended) throws IOException {
    try (Subscription watch = entrance.watch(request, this)) {
      Optional<JsonObject> refusal = watch.refusal();
      // what is too old is told as the first event, for clients to list again
      if (refusal.isPresent() && refusal.get().number(0, "code") != 410) {
        ReplyWriter.write(exchange, refusal.get());
        ended.run();
        return;
      }
      exchange.onAbort(this::stop);
      write(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended.run();
  }

  private void write(Exchange exchange) throws IOException, InterruptedException {
    try (OutputStream out = exchange.begin(200, ReplyWriter.headers(MediaType.JSON, List.of()))) {
      for (Event event = events.take(); event != END; event = events.take()) {
        out.write(text(event).getBytes(StandardCharsets.UTF_8));
        if (events.isEmpty()) {
          out.flush();
        }
      }
    }
  }

  private static String text(Event event) {
    return "{\"type\":"
        + Json.of(event.type()).toText()
        + ",\"object\":"
        + event.object().toText()
        + "}\n";
  }

  @Override
  public void stop() {
    events.add(END);
  }

  @Override
  public void event(String type, JsonObject object) {
    if (events.size() < MOST_EVENTS) {
      events.add(new Event(type, object));
    } else {
      stop();
    }
  }

  @Override
  public void closed() {
    stop();
  }

  @Override
  public boolean isOutside() {
    return true;
  }
}
