package io.kubeschool.serve;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.JsonArray;
import io.kubeschool.serve.wire.Exchange;
import io.kubeschool.serve.wire.ExchangeHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers HTTP requests from the world: who asks, what is asked, and whether the answer is one
 * piece or goes on.
 */
final class ApiService implements ExchangeHandler {

  private static final Pattern POD_STREAM =
      Pattern.compile("/api/v1/namespaces/[^/]+/pods/[^/]+/(log|exec|attach|portforward)");

  private static final Duration STOP = Duration.ofSeconds(2);

  private final Entrance entrance;
  private final Authenticator authenticator;
  private final int mostStreams;
  private final Consumer<Throwable> problems;
  private final Set<StreamingResponse> streams = ConcurrentHashMap.newKeySet();

  /**
   * A service.
   *
   * @param mostStreams how many watches, logs and the like there may be at a time
   * @param problems told what goes wrong in the server itself
   */
  ApiService(
      Entrance entrance,
      Authenticator authenticator,
      int mostStreams,
      Consumer<Throwable> problems) {
    this.entrance = entrance;
    this.authenticator = authenticator;
    this.mostStreams = mostStreams;
    this.problems = problems;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (StatusException e) {
      ReplyWriter.write(exchange, e);
    } catch (RuntimeException e) {
      problems.accept(e);
      ReplyWriter.write(exchange, Failure.internalError(String.valueOf(e.getMessage())));
    }
  }

  private void answer(Exchange exchange) throws IOException {
    Optional<User> user = authenticator.authenticate(exchange);
    if (user.isEmpty()) {
      throw Failure.failure(401, "Unauthorized", "Unauthorized", null);
    }
    Optional<String> stream = stream(exchange);
    MediaType accepted =
        stream.isPresent() ? MediaType.of(MediaType.JSON) : RequestReader.accepted(exchange);
    Request request = RequestReader.read(exchange, user.get(), accepted);
    if (stream.isPresent()) {
      stay(exchange, response(stream.get(), request));
    } else if (isWatch(request)) {
      stay(exchange, new WatchResponse(entrance, request));
    } else {
      ReplyWriter.write(exchange, accepted, entrance.call(request));
    }
  }

  private StreamingResponse response(String stream, Request request) {
    return switch (stream) {
      case "log" -> new LogResponse(entrance, request);
      case "portforward" -> new PortForwardResponse(entrance, request);
      default -> new RemoteCommandResponse(entrance, request);
    };
  }

  /** The streaming subresource that is asked for, if one is. */
  private static Optional<String> stream(Exchange exchange) {
    Matcher path = POD_STREAM.matcher(exchange.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    String subresource = path.group(1);
    boolean streams = !subresource.equals("log") || isTrue(exchange.query().get("follow"));
    return streams ? Optional.of(subresource) : Optional.empty();
  }

  private static boolean isWatch(Request request) {
    return request.method() == Method.GET && isTrue(request.query().get("watch"));
  }

  /** Models apimachinery pkg/conversion/queryparams: a parameter without a value is true. */
  private static boolean isTrue(java.util.List<String> values) {
    return values != null
        && !values.isEmpty()
        && !values.getFirst().equals("false")
        && !values.getFirst().equals("0");
  }

  private void stay(Exchange exchange, StreamingResponse response) throws IOException {
    if (streams.size() >= mostStreams) {
      throw Failure.tooManyRequests("Too many requests, please try again later.", JsonArray.EMPTY);
    }
    streams.add(response);
    boolean begun = false;
    try {
      response.answer(exchange, () -> streams.remove(response));
      begun = true;
    } finally {
      if (!begun) {
        streams.remove(response);
      }
    }
  }

  /** Ends all answers that go on, and gives their threads a moment to do so. */
  void stopStreams() {
    streams.forEach(StreamingResponse::stop);
    long end = System.nanoTime() + STOP.toNanos();
    while (!streams.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
