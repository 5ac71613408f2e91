package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Reply;

/** Answers requests with one verb. */
@FunctionalInterface
interface Handler {

  /**
   * The answer.
   *
   * @throws io.kubeschool.apiserver.StatusException if it cannot be answered as asked
   */
  Reply handle(Call call);
}
