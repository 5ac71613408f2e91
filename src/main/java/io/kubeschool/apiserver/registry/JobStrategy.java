package io.kubeschool.apiserver.registry;

import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * Jobs: selector and labels are made from the uid unless that is done by hand. Models
 * pkg/registry/batch/job/strategy.go.
 */
final class JobStrategy implements Strategy {

  private static final String NAME = "batch.kubernetes.io/job-name";
  private static final String UID = "batch.kubernetes.io/controller-uid";

  private static final StandardStrategy STANDARD = StandardStrategy.GENERATION;

  @Override
  public JsonObject prepareForCreate(JsonObject sent) {
    JsonObject job = STANDARD.prepareForCreate(sent);
    return job.bool("spec", "manualSelector") ? job : withSelector(job);
  }

  /** Models generateSelector. */
  private static JsonObject withSelector(JsonObject job) {
    String name = job.string("metadata", "name");
    String uid = job.string("metadata", "uid");
    JsonObject labels = job.object("spec", "template", "metadata", "labels");
    for (String key : List.of("job-name", NAME)) {
      labels = labels.has(key) ? labels : labels.with(key, name);
    }
    for (String key : List.of("controller-uid", UID)) {
      labels = labels.has(key) ? labels : labels.with(key, uid);
    }
    JsonObject selected = job.object("spec", "selector", "matchLabels");
    // Upstream's defaulting lets a Job without labels share its template's map of them.
    boolean shared =
        job.object("metadata", "labels")
            .equals(job.object("spec", "template", "metadata", "labels"));
    JsonObject labelled = shared ? job.set(labels, "metadata", "labels") : job;
    return labelled
        .set(labels, "spec", "template", "metadata", "labels")
        .set(
            selected.has(UID) ? selected : selected.with(UID, uid),
            "spec",
            "selector",
            "matchLabels");
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject object, JsonObject old) {
    return STANDARD.prepareForUpdate(object, old);
  }

  @Override
  public JsonObject prepareForStatusUpdate(JsonObject object, JsonObject old) {
    return STANDARD.prepareForStatusUpdate(object, old);
  }

  @Override
  public GarbageCollection garbageCollection() {
    return GarbageCollection.ORPHAN_DEPENDENTS;
  }
}
