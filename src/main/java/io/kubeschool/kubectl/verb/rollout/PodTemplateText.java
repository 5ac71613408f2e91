package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.model.JsonObject;

/** A pod template as {@code rollout history} describes it, columns apart by tabs. */
final class PodTemplateText {

  private PodTemplateText() {}

  /** The text, its last line ended. Only the labels and containers' images so far. */
  static String of(JsonObject template) {
    StringBuilder text = new StringBuilder("Pod Template:\n");
    String indent = "  Labels:\t";
    for (var label : template.object("metadata", "labels").strings().entrySet()) {
      text.append(indent).append(label.getKey()).append('=').append(label.getValue()).append('\n');
      indent = "\t";
    }
    text.append("  Containers:\n");
    for (JsonObject container : template.array("spec", "containers").objects()) {
      text.append("   ").append(container.string("name")).append(":\n");
      text.append("    Image:\t").append(container.string("image")).append('\n');
    }
    return text.toString();
  }
}
