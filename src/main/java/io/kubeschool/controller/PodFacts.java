package io.kubeschool.controller;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;

/**
 * What every sync asks of every pod. It follows from the pod alone, which never changes, and so is
 * read once for each version of a pod and remembered with it.
 *
 * @param labels {@code metadata.labels}
 * @param owners {@code metadata.ownerReferences}
 */
record PodFacts(
    boolean isFinished, boolean isDeleted, boolean isReady, JsonObject labels, JsonArray owners) {

  static PodFacts of(JsonObject pod) {
    if (pod.known() instanceof PodFacts facts) {
      return facts;
    }
    String phase = pod.string("status", "phase");
    JsonObject metadata = pod.object("metadata");
    JsonObject ready = pod.array("status", "conditions").find("type", "Ready");
    PodFacts facts =
        new PodFacts(
            phase.equals("Succeeded") || phase.equals("Failed"),
            metadata.has("deletionTimestamp"),
            ready != null && ready.string("status").equals("True"),
            metadata.object("labels"),
            metadata.array("ownerReferences"));
    pod.rememberAs(facts);
    return facts;
  }
}
