package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.model.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The door to a session's cluster for those who are outside its world. What may change something
 * there is an input, and so is in the journal before it takes effect; what only looks is not: gets,
 * lists, logs, and watches, whose sinks have to say that they are outside.
 */
final class OutsideApi implements Api {

  private final Session session;

  OutsideApi(Session session) {
    this.session = session;
  }

  /** The groups whose kinds are questions: an answer is given, and nothing is kept. */
  private static final List<String> QUESTIONS =
      List.of("/apis/authentication.k8s.io/", "/apis/authorization.k8s.io/");

  @Override
  public Reply call(Request request) {
    boolean isQuestion = QUESTIONS.stream().anyMatch(request.path()::startsWith);
    if (request.method() != Method.GET && !isQuestion) {
      session.write(new Input.Requested(request));
    }
    return session.world().api().call(request);
  }

  @Override
  public Subscription watch(Request request, WatchSink sink) {
    if (!sink.isOutside()) {
      throw new IllegalArgumentException("a watch from outside the world that does not say so");
    }
    return session.world().api().watch(request, sink);
  }

  @Override
  public Connection connect(Request request, ConnectionSink sink) {
    if (request.path().endsWith("/log")) {
      return session.world().api().connect(request, sink);
    }
    long number = session.world().outsideStreams().nextNumber();
    session.write(new Input.Connected(number, request));
    return new Stream(number, session.world().outsideStreams().connect(number, request, sink));
  }

  /** Hangs up what the session was left with: nobody holds those streams any more. */
  void hangUpAll() {
    session
        .world()
        .outsideStreams()
        .open()
        .forEach(number -> new Stream(number, Optional.empty()).close());
  }

  private final class Stream implements Connection {
    private final long number;
    private final Optional<JsonObject> refusal;
    private boolean closed;

    Stream(long number, Optional<JsonObject> refusal) {
      this.number = number;
      this.refusal = refusal;
    }

    @Override
    public Optional<JsonObject> refusal() {
      return refusal;
    }

    @Override
    public void send(byte[] bytes) {
      session.give(new Input.Sent(number, Base64.getEncoder().encodeToString(bytes)));
    }

    @Override
    public void endInput() {
      session.give(new Input.EndedInput(number));
    }

    @Override
    public void resize(int columns, int rows) {
      session.give(new Input.ResizedRemote(number, columns, rows));
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        session.give(new Input.HungUp(number));
      }
    }
  }
}
