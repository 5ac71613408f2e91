package io.kubeschool.serve;

import java.net.InetAddress;
import java.nio.file.Path;

/**
 * How a cluster is served.
 *
 * @param address where to listen
 * @param port where to listen; 0 is any that is free
 * @param token a bearer token in {@code system:masters}, or "" for none
 * @param certificates the folder that keeps the cluster's authority
 * @param kubeconfig the file that tells clients how to connect
 */
public record ServeSettings(
    InetAddress address, int port, String token, Path certificates, Path kubeconfig) {

  /** How many connections there may be. */
  static final int MOST_CONNECTIONS = 500;

  /** How many watches, logs and the like there may be. */
  static final int MOST_STREAMS = 2000;
}
