package io.kubeschool.apiserver.admission;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;

/**
 * Keeps pods off a new node until it is ready. Models plugin/pkg/admission/nodetaint (plug-in
 * TaintNodesByCondition).
 */
final class NodeTaint implements AdmissionPlugin {

  private static final String KEY = "node.kubernetes.io/not-ready";

  @Override
  public JsonObject admit(Attributes attributes, JsonObject node) {
    if (!attributes.creates(Kinds.NODE)) {
      return node;
    }
    JsonArray taints = node.array("spec", "taints");
    for (JsonObject taint : taints.objects()) {
      if (taint.string("key").equals(KEY) && taint.string("effect").equals("NoSchedule")) {
        return node;
      }
    }
    return node.set(
        taints.plus(Json.objectOf("effect", "NoSchedule", "key", KEY)), "spec", "taints");
  }
}
