package io.kubeschool.model;

import java.util.Set;
import java.util.TreeSet;

/** A view of a Job. */
public record Job(JsonObject json) implements KubernetesObject {

  /** The finalizer of pods that their Job has not counted yet. */
  public static final String TRACKING_FINALIZER = "batch.kubernetes.io/job-tracking";

  /** The label and annotation with a pod's index in an Indexed Job. */
  public static final String COMPLETION_INDEX = "batch.kubernetes.io/job-completion-index";

  /** {@code spec.template}. */
  public JsonObject template() {
    return json.object("spec", "template");
  }

  /** {@code spec.selector}. */
  public LabelSelector selector() {
    return LabelSelector.of(json.object("spec", "selector"));
  }

  /** How many pods may run at a time. */
  public int parallelism() {
    return (int) json.number(1, "spec", "parallelism");
  }

  /** Whether a number of completions is asked for. */
  public boolean hasCompletions() {
    return json.has("spec", "completions");
  }

  /** How many pods must succeed. */
  public int completions() {
    return (int) json.number(0, "spec", "completions");
  }

  /** How many pods may fail. */
  public long backoffLimit() {
    return json.number(6, "spec", "backoffLimit");
  }

  /** {@code spec.activeDeadlineSeconds}, -1 if there is none. */
  public long activeDeadlineSeconds() {
    return json.number(-1, "spec", "activeDeadlineSeconds");
  }

  /** {@code spec.ttlSecondsAfterFinished}, -1 if there is none. */
  public long ttlSecondsAfterFinished() {
    return json.number(-1, "spec", "ttlSecondsAfterFinished");
  }

  /** Whether it is told to run no pods for now. */
  public boolean isSuspended() {
    return json.bool("spec", "suspend");
  }

  /** Whether each of its pods stands for one of the numbers from 0 on. */
  public boolean isIndexed() {
    return json.string("spec", "completionMode").equals("Indexed");
  }

  /** Whether a pod that is being deleted is replaced only after it has ended. */
  public boolean replacesOnlyFailedPods() {
    return json.string("spec", "podReplacementPolicy").equals("Failed")
        || json.has("spec", "podFailurePolicy");
  }

  /** Its condition Complete or Failed if one is true, or null. */
  public JsonObject finished() {
    Conditions conditions = new Conditions(json.array("status", "conditions"));
    for (String type : new String[] {"Complete", "Failed"}) {
      if (conditions.isTrue(type)) {
        return conditions.find(type);
      }
    }
    return null;
  }

  /** The uids of pods that ended so and are not in the counters yet. */
  public Set<String> uncounted(String how) {
    return new TreeSet<>(json.array("status", "uncountedTerminatedPods", how).strings());
  }
}
