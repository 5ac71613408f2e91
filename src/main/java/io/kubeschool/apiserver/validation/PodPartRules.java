package io.kubeschool.apiserver.validation;

import io.kubeschool.apiserver.registry.QualityOfService;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.Pod;
import io.kubeschool.model.ResourceKind;

/** Rules for the parts of pods that are updated by paths of their own. */
final class PodPartRules {

  private static final FieldPath SPEC = FieldPath.of("spec");

  private PodPartRules() {}

  /** The rule for a part of a kind, or null if it is checked as the whole object is. */
  static KindValidator.UpdateRule of(ResourceKind kind, String subresource) {
    if (!kind.equals(Kinds.POD)) {
      return null;
    }
    return switch (subresource) {
      case "ephemeralcontainers" -> PodPartRules::ephemeralContainers;
      case "resize" -> PodPartRules::resize;
      default -> null;
    };
  }

  /** Models ValidatePodEphemeralContainersUpdate. */
  private static void ephemeralContainers(JsonObject pod, JsonObject old, Problems problems) {
    PodRules.whole(pod, problems);
    FieldPath path = SPEC.child("ephemeralContainers");
    for (JsonObject container : old.array("spec", "ephemeralContainers").objects()) {
      String name = container.string("name");
      JsonObject now = pod.array("spec", "ephemeralContainers").find("name", name);
      String existing = "existing ephemeral containers \"" + name + "\" may not be ";
      if (now == null) {
        problems.forbidden(path, existing + "removed\n");
      } else if (!now.equals(container)) {
        problems.forbidden(
            path,
            existing
                + "changed\n"
                + UnifiedDiff.of(
                    InternalValue.indented("core.EphemeralContainer", container),
                    InternalValue.indented("core.EphemeralContainer", now)));
      }
    }
  }

  /** Models ValidatePodResize, as far as it looks at the class of service. */
  private static void resize(JsonObject pod, JsonObject old, Problems problems) {
    PodRules.whole(pod, problems);
    String before = old.string("status", "qosClass");
    if (!QualityOfService.of(new Pod(pod)).equals(before)) {
      problems.invalid(SPEC, before, "Pod QOS Class may not change as a result of resizing");
    }
  }
}
