package io.kubeschool.serve;

import io.kubeschool.serve.wire.Exchange;
import java.io.IOException;

/** An answer that goes on until somebody ends it. */
interface StreamingResponse {

  /**
   * Answers, and returns when that has ended.
   *
   * @throws IOException if the client went away
   */
  void answer(Exchange exchange) throws IOException;

  /** Ends it soon, from any thread. */
  void stop();
}
