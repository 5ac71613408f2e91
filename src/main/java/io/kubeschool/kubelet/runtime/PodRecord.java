package io.kubeschool.kubelet.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What the runtime has of a pod: its sandbox and its containers, the newest last. Models
 * pkg/kubelet/container: PodStatus.
 */
public final class PodRecord {

  private final List<Container> containers = new ArrayList<>(1);
  private PodSandbox sandbox;
  private int attempts;

  /** The newest sandbox, or null. */
  public PodSandbox sandbox() {
    return sandbox;
  }

  /** How many sandboxes there were. */
  public int attempts() {
    return attempts;
  }

  /** Whether a sandbox has to be made before containers can run. */
  public boolean needsSandbox() {
    return sandbox == null || !sandbox.isReady();
  }

  /** All containers that are kept, in the order in which they were made. */
  public List<Container> containers() {
    return containers;
  }

  /** The newest container of that name, or null. */
  public Container find(String name) {
    for (int i = containers.size() - 1; i >= 0; i--) {
      if (containers.get(i).name().equals(name)) {
        return containers.get(i);
      }
    }
    return null;
  }

  /** The container of that name before the newest, or null. */
  public Container previous(String name) {
    boolean seen = false;
    for (int i = containers.size() - 1; i >= 0; i--) {
      if (containers.get(i).name().equals(name)) {
        if (seen) {
          return containers.get(i);
        }
        seen = true;
      }
    }
    return null;
  }

  /** Those that run. */
  public List<Container> running() {
    return containers.stream().filter(c -> c.state() == ContainerState.RUNNING).toList();
  }

  void setSandbox(PodSandbox newSandbox) {
    sandbox = newSandbox;
    attempts++;
  }

  /** Adds a container and forgets all of its name but the one before. */
  void add(Container container) {
    Container newest = find(container.name());
    containers.removeIf(c -> c.name().equals(container.name()) && c != newest);
    containers.add(container);
  }
}
