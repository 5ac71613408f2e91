package io.kubeschool.kubectl.client;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.User;

/** Where API servers listen: the network as kubectl sees it. */
@FunctionalInterface
public interface ApiEndpoints {

  /**
   * Connects to the server that a kubeconfig's context names.
   *
   * @return the endpoint, or null if nothing listens there
   */
  Endpoint connect(ClientConfig config);

  /**
   * A server and who one is to it.
   *
   * @param api the server
   * @param user whom it takes the caller for
   */
  record Endpoint(Api api, User user) {}
}
