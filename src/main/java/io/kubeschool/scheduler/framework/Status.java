package io.kubeschool.scheduler.framework;

import java.util.List;

/**
 * Whether a pod may run on a node. Models kube-scheduler framework: Status.
 *
 * @param reasons why not, in the words of {@code FailedScheduling}
 */
public record Status(Code code, List<String> reasons) {

  /** It may. */
  public static final Status SUCCESS = new Status(Code.SUCCESS, List.of());

  /** What a status says. */
  public enum Code {
    /** It fits. */
    SUCCESS,
    /** It does not fit; it might if other pods were gone. */
    UNSCHEDULABLE,
    /** It does not fit, and would not if other pods were gone. */
    UNRESOLVABLE
  }

  /** It does not fit; it might if other pods were gone. */
  public static Status unschedulable(String... reasons) {
    return new Status(Code.UNSCHEDULABLE, List.of(reasons));
  }

  /** It does not fit, and would not if other pods were gone. */
  public static Status unresolvable(String... reasons) {
    return new Status(Code.UNRESOLVABLE, List.of(reasons));
  }

  /** Whether it fits. */
  public boolean isSuccess() {
    return code == Code.SUCCESS;
  }

  /** The reasons in one line. */
  public String message() {
    return String.join(", ", reasons);
  }
}
