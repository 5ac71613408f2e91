package io.kubeschool.kubelet.status;

/**
 * Why a container could not be started last time. Models pkg/kubelet: ReasonCache.
 *
 * @param reason such as {@code CrashLoopBackOff}
 */
public record ContainerReason(String reason, String message) {}
