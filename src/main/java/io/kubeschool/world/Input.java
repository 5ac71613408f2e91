package io.kubeschool.world;

import io.kubeschool.apiserver.Request;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/**
 * Something that came into a world from outside: together with the seed and the times, all that its
 * history depends on.
 */
public sealed interface Input {

  /** A line typed where a program on the terminal asked for one. */
  record Typed(String line) implements Input {}

  /** Ctrl-D where a program asked for a line. */
  record EndOfInput() implements Input {}

  /** Ctrl-C. */
  record Interrupted() implements Input {}

  /**
   * A full-screen program (an editor, a pager) was left.
   *
   * @param content the text that was saved, or null if nothing was
   */
  record Left(String content) implements Input {}

  /** Nothing but time passed. */
  record Elapsed() implements Input {}

  /**
   * Commands that the tutor runs unseen, with the learner's rights, in a shell of their own: a
   * step's setup.
   */
  record Script(String commands) implements Input {}

  /** A file that the tutor puts into the learner's home. */
  record Placed(String path, String content) implements Input {}

  /** The terminal has another size. */
  record Resized(int columns, int rows) implements Input {}

  /** A request to the API server that came from outside, and may change something. */
  record Requested(Request request) implements Input {}

  /**
   * A stream to a container was asked for from outside.
   *
   * @param connection the number by which the inputs that follow name it
   */
  record Connected(long connection, Request request) implements Input {}

  /** Bytes were sent on such a stream, here in Base64. */
  record Sent(long connection, String base64) implements Input {}

  /** Nothing more is sent on such a stream. */
  record EndedInput(long connection) implements Input {}

  /** The terminal at the other end of such a stream has another size. */
  record ResizedRemote(long connection, int columns, int rows) implements Input {}

  /** Such a stream was hung up. */
  record HungUp(long connection) implements Input {}

  /** It as JSON, {@code {"typed": "..."}} and the like; {@link #fromJson} reads it. */
  default JsonObject toJson() {
    return switch (this) {
      case Typed(String line) -> Json.objectOf("typed", line);
      case EndOfInput() -> Json.objectOf("endOfInput", true);
      case Interrupted() -> Json.objectOf("interrupted", true);
      case Left(String content) -> Json.objectOf("left", content);
      case Elapsed() -> Json.objectOf("elapsed", true);
      case Script(String commands) -> Json.objectOf("script", commands);
      case Placed(String path, String content) -> Json.objectOf("placed", path, "content", content);
      case Resized(int columns, int rows) -> Json.objectOf("columns", columns, "rows", rows);
      case Requested(Request request) -> Json.objectOf("requested", Requests.toJson(request));
      case Connected(long connection, Request request) ->
          Json.objectOf("connected", connection, "request", Requests.toJson(request));
      case Sent(long connection, String base64) ->
          Json.objectOf("sentTo", connection, "base64", base64);
      case EndedInput(long connection) -> Json.objectOf("endedInputOf", connection);
      case ResizedRemote(long connection, int columns, int rows) ->
          Json.objectOf("resized", connection, "columns", columns, "rows", rows);
      case HungUp(long connection) -> Json.objectOf("hungUp", connection);
    };
  }

  /**
   * Reads what {@link #toJson} made.
   *
   * @throws IllegalArgumentException if it is no input
   */
  static Input fromJson(Json json) {
    if (json.has("typed")) {
      return new Typed(json.string("typed"));
    }
    if (json.has("endOfInput")) {
      return new EndOfInput();
    }
    if (json.has("interrupted")) {
      return new Interrupted();
    }
    if (json.has("left")) {
      return new Left(
          json.get("left") instanceof io.kubeschool.model.JsonString(String text) ? text : null);
    }
    if (json.has("elapsed")) {
      return new Elapsed();
    }
    if (json.has("script")) {
      return new Script(json.string("script"));
    }
    if (json.has("placed")) {
      return new Placed(json.string("placed"), json.string("content"));
    }
    if (json.has("requested")) {
      return new Requested(Requests.fromJson(json.object("requested")));
    }
    if (json.has("connected")) {
      return new Connected(json.number(0, "connected"), Requests.fromJson(json.object("request")));
    }
    if (json.has("sentTo")) {
      return new Sent(json.number(0, "sentTo"), json.string("base64"));
    }
    if (json.has("endedInputOf")) {
      return new EndedInput(json.number(0, "endedInputOf"));
    }
    if (json.has("resized")) {
      return new ResizedRemote(
          json.number(0, "resized"),
          (int) json.number(80, "columns"),
          (int) json.number(24, "rows"));
    }
    if (json.has("hungUp")) {
      return new HungUp(json.number(0, "hungUp"));
    }
    if (json.has("columns")) {
      return new Resized((int) json.number(80, "columns"), (int) json.number(24, "rows"));
    }
    throw new IllegalArgumentException("not an input: " + json);
  }
}
