package io.kubeschool.serve;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.JsonObject;
import io.kubeschool.serve.wire.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Answers with a log that is followed: plain text as it comes. */
final class LogResponse implements StreamingResponse, ConnectionSink {

  private static final long MOST_BYTES = 16 << 20;

  private final Entrance entrance;
  private final Request request;
  private final StreamQueue pieces = new StreamQueue(MOST_BYTES);

  LogResponse(Entrance entrance, Request request) {
    this.entrance = entrance;
    this.request = request;
  }

  @Override
  public void answer(Exchange exchange, Runnable ended) throws IOException {
    try (Connection log = entrance.connect(request, this)) {
      Optional<JsonObject> refusal = log.refusal();
      if (refusal.isPresent()) {
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
    try (OutputStream out = exchange.begin(200, ReplyWriter.headers("text/plain", List.of()))) {
      for (byte[] piece = pieces.take(); piece != null; piece = pieces.take()) {
        out.write(piece);
        if (!pieces.hasMore()) {
          out.flush();
        }
      }
    }
  }

  @Override
  public void stop() {
    pieces.end();
  }

  @Override
  public void output(byte[] bytes) {
    pieces.offer(bytes);
  }

  @Override
  public void error(byte[] bytes) {
    pieces.offer(bytes);
  }

  @Override
  public void ended(JsonObject status) {
    pieces.end();
  }
}
