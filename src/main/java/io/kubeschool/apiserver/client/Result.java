package io.kubeschool.apiserver.client;

import io.kubeschool.apiserver.Reply;
import java.time.Duration;

/** What came of reconciling a key. */
public sealed interface Result {

  /** Nothing more to do until something changes. */
  Result DONE = new Done();

  /** Look again after {@code delay}, whatever changes. */
  static Result after(Duration delay) {
    return new After(delay);
  }

  /** It failed; try again with back-off. */
  static Result failed(String message) {
    return new Failed(message);
  }

  /** Done if the request went well, otherwise to be tried again. */
  static Result of(Reply reply) {
    return reply.isSuccess() ? DONE : failed(reply.message());
  }

  /** Nothing more to do. */
  record Done() implements Result {}

  /** Look again after {@code delay}. */
  record After(Duration delay) implements Result {}

  /** Try again with back-off; {@code message} says why. */
  record Failed(String message) implements Result {}
}
