package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Simulation;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/** The kubelet's end of a stream: it passes bytes on as events and ends once. */
abstract class Session implements Connection {

  /** How a stream ends that went well. */
  static final JsonObject SUCCESS =
      Json.objectOf(
          "apiVersion", "v1", "kind", "Status", "metadata", JsonObject.EMPTY, "status", "Success");

  private final Simulation simulation;
  private final ConnectionSink sink;
  private boolean closed;

  Session(Simulation simulation, ConnectionSink sink) {
    this.simulation = simulation;
    this.sink = sink;
  }

  Simulation simulation() {
    return simulation;
  }

  boolean isClosed() {
    return closed;
  }

  /** Passes bytes on. */
  final void output(boolean error, byte[] bytes) {
    if (closed || bytes.length == 0) {
      return;
    }
    simulation.after(
        Duration.ZERO,
        () -> {
          if (error) {
            sink.error(bytes);
          } else {
            sink.output(bytes);
          }
        });
  }

  /** A stream that passes on what is written to it. */
  final OutputStream stream(boolean error) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        output(error, new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        output(error, Arrays.copyOfRange(bytes, offset, offset + length));
      }
    };
  }

  /** Ends it. */
  final void finish(JsonObject status) {
    if (!closed) {
      closed = true;
      simulation.after(Duration.ZERO, () -> sink.ended(status));
    }
  }

  /** A failure that is nobody's in particular. Models apimachinery errors: NewInternalError. */
  static JsonObject internalError(String message) {
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Status",
        "metadata",
        JsonObject.EMPTY,
        "status",
        "Failure",
        "code",
        500,
        "reason",
        "InternalError",
        "message",
        message,
        "details",
        Json.objectOf("causes", Json.arrayOf(Json.objectOf("message", message))));
  }

  @Override
  public void close() {
    closed = true;
  }
}
