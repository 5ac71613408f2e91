package io.kubeschool.kubectl.verb.debug;

/** How an object is debugged. Models profiles.go: debugStyle. */
enum DebugStyle {
  /** Another container in the running pod. */
  EPHEMERAL,
  /** A changed copy of the pod. */
  COPY,
  /** A pod on the node. */
  NODE
}
