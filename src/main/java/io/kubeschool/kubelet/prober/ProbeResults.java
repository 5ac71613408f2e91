package io.kubeschool.kubelet.prober;

/** What the probes found so far, by container. Models pkg/kubelet/prober/results: Manager. */
public interface ProbeResults {

  /** Whether its liveness probe failed for good. */
  boolean livenessFailed(String containerId);

  /** Whether its startup probe failed for good. */
  boolean startupFailed(String containerId);

  /** Whether its startup probe succeeded. */
  boolean startupSucceeded(String containerId);
}
