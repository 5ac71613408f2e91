package io.kubeschool.kubelet.runtime;

/** How a command in a container went. */
public sealed interface ExecOutcome {

  /** It ended. */
  record Exited(int code) implements ExecOutcome {}

  /** It could not be started; the message is the runtime's. */
  record NotStarted(String message) implements ExecOutcome {}

  /** It took too long and was killed. */
  record TimedOut() implements ExecOutcome {}
}
