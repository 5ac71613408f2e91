package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;

/** Who receives what a streaming subresource sends, on the timeline. */
public interface ConnectionSink {

  /** Bytes of the other end's standard output (or log, or port). */
  void output(byte[] bytes);

  /** Bytes of its standard error. */
  void error(byte[] bytes);

  /**
   * It ended; nothing follows.
   *
   * @param status a {@code Status}: {@code Success}, or why not, with the exit code among its
   *     causes as upstream
   */
  void ended(JsonObject status);
}
