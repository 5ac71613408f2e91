package io.kubeschool.kubelet.runtime;

import io.kubeschool.kubelet.PodNetwork;
import java.time.Instant;

/** What a pod's containers share: a network and a life time. Models the CRI's PodSandbox. */
public final class PodSandbox {

  private final String id;
  private final PodNetwork.Attachment network;
  private final boolean onHost;
  private final Instant createdAt;
  private boolean ready = true;

  PodSandbox(String id, PodNetwork.Attachment network, boolean onHost, Instant createdAt) {
    this.id = id;
    this.network = network;
    this.onHost = onHost;
    this.createdAt = createdAt;
  }

  /** 64 hexadecimal digits. */
  public String id() {
    return id;
  }

  /** Its place in the network. */
  public PodNetwork.Attachment network() {
    return network;
  }

  /** Whether it uses the node's network. */
  public boolean onHost() {
    return onHost;
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Whether it still runs. */
  public boolean isReady() {
    return ready;
  }

  void stop() {
    ready = false;
  }
}
