package io.kubeschool.machine;

/** Where a first packet got to. */
public sealed interface Route {

  /**
   * It reached a listening socket.
   *
   * @param namespace in which network namespace
   * @param listener the socket
   * @param address the destination's address after any translation
   * @param source the address that the listener sees
   */
  record Delivered(
      NetworkNamespace namespace, NetworkNamespace.Listener listener, String address, String source)
      implements Route {}

  /** A host answered that nobody listens there, or a rule rejected it. */
  record Refused() implements Route {}

  /** No host answers to that address on its link. */
  record HostUnreachable() implements Route {}

  /** There is no way there at all. */
  record NetworkUnreachable() implements Route {}

  /** It vanished without an answer. */
  record Lost() implements Route {}
}
