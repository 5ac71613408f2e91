package io.kubeschool.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the machines of one pod share of the network: an address, who listens on which port, and
 * what it is connected to.
 */
public final class NetworkNamespace {

  private final SortedMap<Endpoint, Listener> listeners = new TreeMap<>();
  private String address = "";
  private Uplink uplink = Uplink.NONE;

  private record Endpoint(Transport transport, int port) implements Comparable<Endpoint> {
    @Override
    public int compareTo(Endpoint other) {
      int byPort = Integer.compare(port, other.port);
      return byPort != 0 ? byPort : transport.compareTo(other.transport);
    }
  }

  /**
   * A listening socket.
   *
   * @param owner whose end closes it
   * @param service what answers; its type is a protocol's
   */
  public record Listener(Transport transport, int port, Process owner, Object service) {}

  /** Its address, "" while it has none. */
  public String address() {
    return address;
  }

  /** Gives it an address and connects it. */
  public void connect(String newAddress, Uplink newUplink) {
    address = newAddress;
    uplink = newUplink;
  }

  /**
   * Opens a TCP port.
   *
   * @return false if it is in use
   */
  public boolean listen(int port, Process owner, Object service) {
    return listen(Transport.TCP, port, owner, service);
  }

  /**
   * Opens a port.
   *
   * @return false if it is in use
   */
  public boolean listen(Transport transport, int port, Process owner, Object service) {
    Listener listener = new Listener(transport, port, owner, service);
    return listeners.putIfAbsent(new Endpoint(transport, port), listener) == null;
  }

  /** Who listens on that TCP port, or null. */
  public Listener listener(int port) {
    return listener(Transport.TCP, port);
  }

  /** Who listens on that port, or null. */
  public Listener listener(Transport transport, int port) {
    return listeners.get(new Endpoint(transport, port));
  }

  /** All listening sockets, by port. */
  public List<Listener> listeners() {
    return new ArrayList<>(listeners.values());
  }

  /** Closes what a process has open. */
  public void closeAll(Process owner) {
    listeners.values().removeIf(listener -> listener.owner() == owner);
  }

  /** Closes one port. */
  public void close(Transport transport, int port) {
    listeners.remove(new Endpoint(transport, port));
  }

  /** Where a first packet to that address and port gets to. */
  public Route route(Transport transport, String destination, int port) {
    boolean loopback = destination.startsWith("127.") || destination.equals("0.0.0.0");
    if (loopback || destination.equals(address)) {
      Listener listener = listener(transport, port);
      if (listener != null) {
        return new Route.Delivered(this, listener, destination, destination);
      }
      if (loopback) {
        return new Route.Refused();
      }
    }
    return uplink.route(this, transport, destination, port);
  }
}
