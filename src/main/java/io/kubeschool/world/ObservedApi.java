package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.WatchSink;
import io.kubeschool.apiserver.server.ApiServer;

/**
 * The workstation's door to the cluster, which counts what goes through it to some effect: requests
 * that changed the store themselves, and connections into containers.
 */
final class ObservedApi implements Api {

  private final ApiServer server;
  private long changes;

  ObservedApi(ApiServer server) {
    this.server = server;
  }

  /** How many requests have had an effect so far. */
  long changes() {
    return changes;
  }

  @Override
  public Reply call(Request request) {
    long before = server.revision();
    Reply reply = server.call(request);
    if (server.revision() != before) {
      changes++;
    }
    return reply;
  }

  @Override
  public Subscription watch(Request request, WatchSink sink) {
    return server.watch(request, sink);
  }

  /** What a program in a container does is not known here, so a connection to it counts. */
  @Override
  public Connection connect(Request request, ConnectionSink sink) {
    if (!request.path().endsWith("/log")) {
      changes++;
    }
    return server.connect(request, sink);
  }
}
