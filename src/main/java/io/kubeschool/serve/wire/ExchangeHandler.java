package io.kubeschool.serve.wire;

import java.io.IOException;

/** Answers requests, each on a thread of its own. */
@FunctionalInterface
public interface ExchangeHandler {

  /**
   * Answers one.
   *
   * @throws IOException if the client went away
   */
  void handle(Exchange exchange) throws IOException;
}
