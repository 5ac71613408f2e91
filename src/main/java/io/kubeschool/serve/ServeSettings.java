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
 * @param limits how much of it there may be at a time
 */
public record ServeSettings(
    InetAddress address,
    int port,
    String token,
    Path certificates,
    Path kubeconfig,
    Limits limits) {

  /**
   * What is refused when there is too much of it.
   *
   * @param connections how many there may be
   * @param streams how many watches, logs and the like there may be
   */
  public record Limits(int connections, int streams) {

    /** More than a class of learners needs. */
    public static final Limits USUAL = new Limits(500, 2000);
  }
}
