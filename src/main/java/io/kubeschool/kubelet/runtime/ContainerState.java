package io.kubeschool.kubelet.runtime;

/** Where a container is in its life. Models pkg/kubelet/container: State. */
public enum ContainerState {
  CREATED,
  RUNNING,
  EXITED
}
