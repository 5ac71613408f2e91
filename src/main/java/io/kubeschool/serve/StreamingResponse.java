package io.kubeschool.serve;

import io.kubeschool.serve.wire.Exchange;
import java.io.IOException;

/** An answer that goes on until somebody ends it. */
interface StreamingResponse {

  /**
   * Begins to answer; may return before that has ended.
   *
   * @param ended run once it has ended, unless this throws
   * @throws IOException if the client went away
   */
  void answer(Exchange exchange, Runnable ended) throws IOException;

  /** Ends it soon, from any thread. */
  void stop();
}
