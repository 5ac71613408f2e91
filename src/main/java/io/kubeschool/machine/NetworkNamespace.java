package io.kubeschool.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the machines of one pod share of the network: who listens on which port. Addresses, routes
 * and packets are not here yet.
 */
public final class NetworkNamespace {

  private final SortedMap<Integer, Listener> listeners = new TreeMap<>();

  /**
   * A listening socket.
   *
   * @param owner whose end closes it
   * @param service what answers; its type is a protocol's
   */
  public record Listener(int port, Process owner, Object service) {}

  /**
   * Opens a TCP port.
   *
   * @return false if it is in use
   */
  public boolean listen(int port, Process owner, Object service) {
    return listeners.putIfAbsent(port, new Listener(port, owner, service)) == null;
  }

  /** Who listens on that port, or null. */
  public Listener listener(int port) {
    return listeners.get(port);
  }

  /** All listening sockets, by port. */
  public List<Listener> listeners() {
    return new ArrayList<>(listeners.values());
  }

  /** Closes what a process has open. */
  public void closeAll(Process owner) {
    listeners.values().removeIf(listener -> listener.owner() == owner);
  }
}
