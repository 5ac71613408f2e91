package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The streams to containers that were asked for from outside the world, by their numbers. */
final class OutsideStreams {

  /** Whom a replayed stream's output reaches: nobody waits for it any more. */
  static final ConnectionSink NOBODY =
      new ConnectionSink() {
        @Override
        public void output(byte[] bytes) {}

        @Override
        public void error(byte[] bytes) {}

        @Override
        public void ended(JsonObject status) {}
      };

  private final Api api;
  private final Map<Long, Connection> open = new TreeMap<>();
  private long last;

  OutsideStreams(Api api) {
    this.api = api;
  }

  /** A number that no stream had yet. */
  long nextNumber() {
    return last + 1;
  }

  /** The numbers of those that were not hung up. */
  List<Long> open() {
    return List.copyOf(open.keySet());
  }

  /**
   * Opens one.
   *
   * @return why it was not opened, or empty
   */
  Optional<JsonObject> connect(long number, Request request, ConnectionSink sink) {
    last = Math.max(last, number);
    Connection connection = api.connect(request, sink);
    open.put(number, connection);
    return connection.refusal();
  }

  void send(long number, String base64) {
    Connection connection = open.get(number);
    if (connection != null) {
      connection.send(Base64.getDecoder().decode(base64));
    }
  }

  void endInput(long number) {
    Connection connection = open.get(number);
    if (connection != null) {
      connection.endInput();
    }
  }

  void resize(long number, int columns, int rows) {
    Connection connection = open.get(number);
    if (connection != null) {
      connection.resize(columns, rows);
    }
  }

  void hangUp(long number) {
    Connection connection = open.remove(number);
    if (connection != null) {
      connection.close();
    }
  }
}
