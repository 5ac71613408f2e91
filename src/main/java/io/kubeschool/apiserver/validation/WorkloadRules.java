package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.NameSyntax;
import java.util.List;

/** Models pkg/apis/apps/validation, and of pkg/apis/core/validation replication controllers. */
final class WorkloadRules {

  private static final FieldPath SPEC = FieldPath.of("spec");

  private WorkloadRules() {}

  static void replicationController(JsonObject controller, Problems problems) {
    JsonObject spec = controller.object("spec");
    problems.notNegative(SPEC, spec, "minReadySeconds");
    JsonObject selector = spec.object("selector");
    if (selector.isEmpty()) {
      problems.required(SPEC.child("selector"));
    }
    problems.notNegative(SPEC, spec, "replicas");
    if (!spec.has("template")) {
      problems.required(SPEC.child("template"));
      return;
    }
    template(
        spec.object("template"),
        LabelSelector.ofLabels(selector.strings()),
        "ReplicationController",
        problems);
  }

  static void replicaSet(JsonObject set, Problems problems) {
    JsonObject spec = set.object("spec");
    problems.notNegative(SPEC, spec, "replicas");
    problems.notNegative(SPEC, spec, "minReadySeconds");
    selectorAndTemplate(spec, "deployment", "ReplicaSet", problems);
  }

  static void deployment(JsonObject deployment, Problems problems) {
    JsonObject spec = deployment.object("spec");
    problems.notNegative(SPEC, spec, "replicas");
    selectorAndTemplate(spec, "deployment", "ReplicaSet", problems);
    strategy(spec.object("strategy"), SPEC.child("strategy"), problems);
    problems.notNegative(SPEC, spec, "minReadySeconds");
    problems.notNegative(SPEC, spec, "revisionHistoryLimit");
    if (spec.has("progressDeadlineSeconds")) {
      problems.notNegative(SPEC, spec, "progressDeadlineSeconds");
      if (spec.number(0, "progressDeadlineSeconds") <= spec.number(0, "minReadySeconds")) {
        problems.invalid(
            SPEC.child("progressDeadlineSeconds"),
            spec.field("progressDeadlineSeconds"),
            "must be greater than minReadySeconds");
      }
    }
  }

  /** The selector of a set or deployment may not change. */
  static void selectorStays(JsonObject object, JsonObject old, Problems problems) {
    problems.immutable(
        SPEC.child("selector"), object.get("spec", "selector"), old.get("spec", "selector"));
  }

  /**
   * Checks selector, template and that they fit.
   *
   * @param kind in the text about empty selectors
   * @param templateKind in the text about deadlines
   */
  static void selectorAndTemplate(
      JsonObject spec, String kind, String templateKind, Problems problems) {
    FieldPath path = SPEC.child("selector");
    if (!spec.has("selector") || !(spec.field("selector") instanceof JsonObject selector)) {
      problems.required(path);
      template(spec.object("template"), LabelSelector.NOTHING, templateKind, problems);
      return;
    }
    int before = problems.errors().size();
    MetadataRules.labelSelector(selector, path, problems);
    boolean isInvalid = problems.errors().size() > before;
    if (selector.object("matchLabels").isEmpty() && selector.array("matchExpressions").isEmpty()) {
      problems.invalid(path, selector, "empty selector is invalid for " + kind);
    }
    if (isInvalid) {
      problems.invalid(path, selector, "invalid label selector");
      return;
    }
    template(spec.object("template"), LabelSelector.of(selector), templateKind, problems);
  }

  private static void template(
      JsonObject template, LabelSelector selector, String kind, Problems problems) {
    FieldPath path = SPEC.child("template");
    Json labels = template.get("metadata", "labels");
    if (!selector.isEverything()
        && !selector.matches(template.object("metadata", "labels").strings())) {
      problems.invalid(
          path.child("metadata", "labels"), labels, "`selector` does not match template `labels`");
    }
    PodRules.template(template, path, problems);
    if (!template.string("spec", "restartPolicy").equals("Always")) {
      problems.notSupported(
          path.child("spec", "restartPolicy"),
          template.string("spec", "restartPolicy"),
          List.of("Always"));
    }
    if (template.has("spec", "activeDeadlineSeconds")) {
      problems.forbidden(
          path.child("spec", "activeDeadlineSeconds"),
          "activeDeadlineSeconds in " + kind + " is not Supported");
    }
  }

  private static void strategy(JsonObject strategy, FieldPath path, Problems problems) {
    JsonObject update = strategy.object("rollingUpdate");
    FieldPath at = path.child("rollingUpdate");
    switch (strategy.string("type")) {
      case "Recreate" -> {
        if (strategy.has("rollingUpdate")) {
          problems.forbidden(at, "may not be specified when strategy `type` is 'Recreate'");
        }
      }
      case "RollingUpdate" -> {
        if (!strategy.has("rollingUpdate")) {
          problems.required(at, "this should be defaulted and never be nil");
          return;
        }
        Json unavailable = update.field("maxUnavailable");
        Json surge = update.field("maxSurge");
        intOrPercent(unavailable, at.child("maxUnavailable"), problems);
        intOrPercent(surge, at.child("maxSurge"), problems);
        if (value(unavailable) == 0 && value(surge) == 0) {
          problems.invalid(
              at.child("maxUnavailable"), unavailable, "may not be 0 when `maxSurge` is 0");
        }
        if (unavailable instanceof JsonString && value(unavailable) > 100) {
          problems.invalid(
              at.child("maxUnavailable"), unavailable, "must not be greater than 100%");
        }
      }
      default ->
          problems.notSupportedShown(
              path,
              InternalValue.of("apps.DeploymentStrategy", strategy),
              List.of("Recreate", "RollingUpdate"));
    }
  }

  static void intOrPercent(Json value, FieldPath path, Problems problems) {
    if (value instanceof JsonString(String percent)) {
      problems.invalid(path, percent, NameSyntax.percent(percent));
    } else if (value instanceof JsonNumber number) {
      problems.notNegative(path, number.longValue());
    }
  }

  /** The number, that of a percentage without its sign; 0 if it is none. */
  static long value(Json value) {
    return switch (value) {
      case JsonNumber number -> number.longValue();
      case JsonString(String text) when text.matches("[0-9]{1,9}%") ->
          Long.parseLong(text.substring(0, text.length() - 1));
      case null, default -> 0;
    };
  }
}
