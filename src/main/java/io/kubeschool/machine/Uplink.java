package io.kubeschool.machine;

/** What a network namespace is connected to. */
@FunctionalInterface
public interface Uplink {

  /** A namespace without a cable. */
  Uplink NONE = (from, transport, address, port) -> new Route.NetworkUnreachable();

  /**
   * Follows the first packet of a conversation.
   *
   * @param from the namespace that it leaves
   * @param address an IP address
   */
  Route route(NetworkNamespace from, Transport transport, String address, int port);
}
