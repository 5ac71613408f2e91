package io.kubeschool.apiserver.registry;

import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/**
 * DaemonSets: the template's changes are counted in an annotation. Models
 * pkg/registry/apps/daemonset/strategy.go and the conversion of {@code templateGeneration} in
 * pkg/apis/apps/v1/conversion.go.
 */
final class DaemonSetStrategy implements Strategy {

  private static final StandardStrategy STANDARD =
      StandardStrategy.GENERATION.withStatus(
          Json.objectOf(
              "currentNumberScheduled", 0,
              "desiredNumberScheduled", 0,
              "numberMisscheduled", 0,
              "numberReady", 0));

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    return withTemplateGeneration(
        STANDARD.prepareForCreate(object), Math.max(1, templateGeneration(object)));
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject object, JsonObject old) {
    boolean changed = !object.object("spec", "template").equals(old.object("spec", "template"));
    return withTemplateGeneration(
        STANDARD.prepareForUpdate(object, old), templateGeneration(old) + (changed ? 1 : 0));
  }

  @Override
  public JsonObject prepareForStatusUpdate(JsonObject object, JsonObject old) {
    return STANDARD.prepareForStatusUpdate(object, old);
  }

  private static long templateGeneration(JsonObject set) {
    String text = set.string("metadata", "annotations", DaemonSet.TEMPLATE_GENERATION);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private static JsonObject withTemplateGeneration(JsonObject set, long generation) {
    return set.set(
        Long.toString(generation), "metadata", "annotations", DaemonSet.TEMPLATE_GENERATION);
  }
}
