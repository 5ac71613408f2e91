package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;

/**
 * Gives each new pod the priority of its class. Models plugin/pkg/admission/priority/admission.go.
 */
final class Priority implements AdmissionPlugin {

  private static final String LOWER = "PreemptLowerPriority";

  private final ObjectReader objects;

  Priority(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public JsonObject admit(Attributes attributes, JsonObject object) {
    if (attributes.creates(Kinds.POD)) {
      return admitPod(attributes, object);
    }
    boolean updatesPod =
        attributes.kind().equals(Kinds.POD)
            && attributes.operation() == Attributes.Operation.UPDATE
            && attributes.subresource().isEmpty();
    return updatesPod ? keep(object, attributes.old()) : object;
  }

  private static JsonObject keep(JsonObject pod, JsonObject old) {
    JsonObject kept = pod;
    for (String field : new String[] {"priority", "preemptionPolicy"}) {
      if (!kept.has("spec", field) && old.has("spec", field)) {
        kept = kept.set(old.get("spec", field), "spec", field);
      }
    }
    return kept;
  }

  private JsonObject admitPod(Attributes attributes, JsonObject pod) {
    String name = pod.string("spec", "priorityClassName");
    JsonObject priorityClass = name.isEmpty() ? defaultClass() : named(attributes, pod, name);
    long value = priorityClass.number(0, "value");
    long asked = pod.number(value, "spec", "priority");
    if (asked != value) {
      throw attributes.forbidden(
          pod,
          "the integer value of priority ("
              + asked
              + ") must not be provided in pod spec; priority admission controller computed "
              + value
              + " from the given PriorityClass name");
    }
    String policy = priorityClass.string("preemptionPolicy");
    if (policy.isEmpty()) {
      policy = LOWER;
    }
    String askedPolicy = pod.string("spec", "preemptionPolicy");
    if (!askedPolicy.isEmpty() && !askedPolicy.equals(policy)) {
      throw attributes.forbidden(
          pod,
          "the string value of PreemptionPolicy ("
              + askedPolicy
              + ") must not be provided in pod spec; priority admission controller computed "
              + policy
              + " from the given PriorityClass name");
    }
    JsonObject admitted =
        pod.set(value, "spec", "priority").set(policy, "spec", "preemptionPolicy");
    String className = priorityClass.string("metadata", "name");
    return className.isEmpty() ? admitted : admitted.set(className, "spec", "priorityClassName");
  }

  private JsonObject named(Attributes attributes, JsonObject pod, String name) {
    JsonObject found = objects.get(Kinds.PRIORITY_CLASS, new ObjectKey("", name));
    if (found == null) {
      throw attributes.forbidden(pod, "no PriorityClass with name " + name + " was found");
    }
    return found;
  }

  /** The class marked as default, the one of the lowest value if several are. */
  private JsonObject defaultClass() {
    JsonObject lowest = JsonObject.EMPTY;
    for (JsonObject candidate : objects.list(Kinds.PRIORITY_CLASS, "")) {
      if (candidate.bool("globalDefault")
          && (lowest.isEmpty() || candidate.number(0, "value") < lowest.number(0, "value"))) {
        lowest = candidate;
      }
    }
    return lowest;
  }

  @Override
  public void validate(Attributes attributes, JsonObject object) {
    boolean writes =
        attributes.kind().equals(Kinds.PRIORITY_CLASS)
            && attributes.operation() != Attributes.Operation.DELETE;
    if (!writes || !object.bool("globalDefault")) {
      return;
    }
    String name = defaultClass().string("metadata", "name");
    if (!name.isEmpty() && !name.equals(object.string("metadata", "name"))) {
      throw attributes.forbidden(
          object,
          "PriorityClass " + name + " is already marked as default. Only one default can exist");
    }
  }
}
