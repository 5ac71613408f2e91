package io.kubeschool.kubelet.runtime;

import java.util.List;

/**
 * As whom a container's main process runs.
 *
 * @param groups all of its groups, the primary one among them
 */
public record ContainerUser(long uid, long gid, List<Long> groups) {

  /** The superuser. */
  public static final ContainerUser ROOT = new ContainerUser(0, 0, List.of(0L));
}
