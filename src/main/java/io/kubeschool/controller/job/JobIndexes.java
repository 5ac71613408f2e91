package io.kubeschool.controller.job;

import io.kubeschool.model.Job;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The pods' numbers in Indexed Jobs. Models pkg/controller/job/indexed_job_utils.go. */
final class JobIndexes {

  /** What a pod without an index has. */
  static final int UNKNOWN = -1;

  private JobIndexes() {}

  /** A pod's index. Models getCompletionIndex. */
  static int of(JsonObject pod) {
    String text = pod.string("metadata", "annotations", Job.COMPLETION_INDEX);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : UNKNOWN;
  }

  /** Whether a pod has an index that its Job wants. */
  static boolean isValid(JsonObject pod, Job job) {
    int index = of(pod);
    return index != UNKNOWN && index < job.completions();
  }

  /** Reads {@code 0-2,5}. Models parseIndexesFromString. */
  static TreeSet<Integer> parse(String text, int completions) {
    TreeSet<Integer> indexes = new TreeSet<>();
    for (String interval : text.isEmpty() ? new String[0] : text.split(",")) {
      String[] ends = interval.split("-");
      int last = Math.min(Integer.parseInt(ends[ends.length - 1]), completions - 1);
      for (int i = Integer.parseInt(ends[0]); i <= last; i++) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  /** Writes {@code 0-2,5}. Models orderedIntervals.String. */
  static String format(TreeSet<Integer> indexes) {
    StringBuilder text = new StringBuilder();
    for (Integer at = indexes.isEmpty() ? null : indexes.first(); at != null; ) {
      int last = at;
      while (indexes.contains(last + 1)) {
        last++;
      }
      text.append(text.isEmpty() ? "" : ",").append(at);
      if (last > at) {
        text.append(last == at + 1 ? ',' : '-').append(last);
      }
      at = indexes.higher(last);
    }
    return text.toString();
  }

  /** The first indexes for which there should be a pod and is none. Models firstPendingIndexes. */
  static List<Integer> pending(
      Job job, Collection<Integer> succeeded, Collection<JsonObject> active, int count) {
    TreeSet<Integer> taken = new TreeSet<>(succeeded);
    active.forEach(pod -> taken.add(of(pod)));
    List<Integer> pending = new ArrayList<>();
    for (int i = 0; i < job.completions() && pending.size() < count; i++) {
      if (!taken.contains(i)) {
        pending.add(i);
      }
    }
    return pending;
  }

  /** A Job's pod for that index. */
  static JsonObject indexed(JsonObject pod, Job job, int index) {
    String text = Integer.toString(index);
    return pod.set(text, "metadata", "annotations", Job.COMPLETION_INDEX)
        .set(text, "metadata", "labels", Job.COMPLETION_INDEX)
        .set(job.name() + "-" + index + "-", "metadata", "generateName")
        .set(job.name() + "-" + index, "spec", "hostname")
        .edit(
            spec -> withIndexVariable(withIndexVariable(spec, "containers"), "initContainers"),
            "spec");
  }

  /** Models addCompletionIndexEnvVariables. */
  private static JsonObject withIndexVariable(JsonObject spec, String containers) {
    if (!spec.has(containers)) {
      return spec;
    }
    JsonObject variable =
        Json.objectOf(
            "name",
            "JOB_COMPLETION_INDEX",
            "valueFrom",
            Json.objectOf(
                "fieldRef",
                Json.objectOf("fieldPath", "metadata.labels['" + Job.COMPLETION_INDEX + "']")));
    JsonArray changed =
        spec.array(containers)
            .map(container ->
                container.array("env").find("name", "JOB_COMPLETION_INDEX") != null
                    ? container
                    : ((JsonObject) container).with("env", container.array("env").plus(variable)));
    return spec.with(containers, changed);
  }
}
