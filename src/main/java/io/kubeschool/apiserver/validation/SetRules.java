package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.NameSyntax;
import java.util.List;

/** DaemonSets and StatefulSets. Models pkg/apis/apps/validation. */
final class SetRules {

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final List<String> MUTABLE =
      List.of(
          "replicas",
          "ordinals",
          "template",
          "updateStrategy",
          "revisionHistoryLimit",
          "persistentVolumeClaimRetentionPolicy",
          "minReadySeconds");

  private SetRules() {}

  static void daemonSet(JsonObject set, Problems problems) {
    JsonObject spec = set.object("spec");
    WorkloadRules.selectorAndTemplate(spec, "daemonset", "DaemonSet", problems);
    problems.notNegative(SPEC, spec, "minReadySeconds");
    daemonUpdate(spec.object("updateStrategy"), SPEC.child("updateStrategy"), problems);
    problems.notNegative(SPEC, spec, "revisionHistoryLimit");
  }

  private static void daemonUpdate(JsonObject strategy, FieldPath path, Problems problems) {
    FieldPath at = path.child("rollingUpdate");
    switch (strategy.string("type")) {
      case "OnDelete" -> {}
      case "RollingUpdate" -> {
        if (!strategy.has("rollingUpdate")) {
          problems.required(at);
          return;
        }
        Json unavailable = strategy.get("rollingUpdate", "maxUnavailable");
        Json surge = strategy.get("rollingUpdate", "maxSurge");
        WorkloadRules.intOrPercent(unavailable, at.child("maxUnavailable"), problems);
        WorkloadRules.intOrPercent(surge, at.child("maxSurge"), problems);
        notMoreThanAll(unavailable, at.child("maxUnavailable"), problems);
        notMoreThanAll(surge, at.child("maxSurge"), problems);
        boolean hasUnavailable = WorkloadRules.value(unavailable) != 0;
        boolean hasSurge = WorkloadRules.value(surge) != 0;
        if (hasUnavailable && hasSurge) {
          problems.invalid(
              at.child("maxSurge"), surge, "may not be set when maxUnavailable is non-zero");
        } else if (!hasUnavailable && !hasSurge) {
          problems.required(at.child("maxUnavailable"), "cannot be 0 when maxSurge is 0");
        }
      }
      default ->
          problems.notSupported(
              path, strategy.string("type"), List.of("OnDelete", "RollingUpdate"));
    }
  }

  private static void notMoreThanAll(Json value, FieldPath path, Problems problems) {
    if (value instanceof JsonString && WorkloadRules.value(value) > 100) {
      problems.invalid(path, value, "must not be greater than 100%");
    }
  }

  static void statefulSet(JsonObject set, Problems problems) {
    JsonObject spec = set.object("spec");
    String policy = spec.string("podManagementPolicy");
    if (policy.isEmpty()) {
      problems.required(SPEC.child("podManagementPolicy"));
    } else if (!List.of("OrderedReady", "Parallel").contains(policy)) {
      problems.invalid(
          SPEC.child("podManagementPolicy"), policy, "must be 'OrderedReady' or 'Parallel'");
    }
    statefulUpdate(spec.object("updateStrategy"), SPEC.child("updateStrategy"), problems);
    problems.notNegative(SPEC, spec, "replicas");
    problems.notNegative(SPEC, spec, "minReadySeconds");
    problems.notNegative(
        SPEC.child("ordinals").child("start"), spec.number(0, "ordinals", "start"));
    String service = spec.string("serviceName");
    if (!service.isEmpty()) {
      problems.invalid(SPEC.child("serviceName"), service, NameSyntax.dns1123Label(service));
    }
    WorkloadRules.selectorAndTemplate(
        spec.edit(template -> asStarted(template, spec), "template"),
        "statefulset",
        "StatefulSet",
        problems);
  }

  /** The template with the volumes of the claims; hostname and subdomain are the controller's. */
  private static JsonObject asStarted(JsonObject template, JsonObject spec) {
    if (spec.array("volumeClaimTemplates").isEmpty()) {
      return template.remove("spec", "hostname").remove("spec", "subdomain");
    }
    JsonArray claims = spec.array("volumeClaimTemplates");
    JsonArray volumes = JsonArray.EMPTY;
    for (Json claim : claims) {
      String name = claim.string("metadata", "name");
      volumes =
          volumes.plus(
              Json.objectOf(
                  "name", name, "persistentVolumeClaim", Json.objectOf("claimName", name)));
    }
    for (Json volume : template.array("spec", "volumes")) {
      if (volumes.find("name", volume.string("name")) == null) {
        volumes = volumes.plus(volume);
      }
    }
    return template
        .remove("spec", "hostname")
        .remove("spec", "subdomain")
        .set(volumes, "spec", "volumes");
  }

  private static void statefulUpdate(JsonObject strategy, FieldPath path, Problems problems) {
    switch (strategy.string("type")) {
      case "" -> problems.required(path);
      case "OnDelete" -> {
        if (strategy.has("rollingUpdate")) {
          problems.invalid(
              path.child("rollingUpdate"),
              strategy.field("rollingUpdate"),
              "only allowed for updateStrategy 'RollingUpdate'");
        }
      }
      case "RollingUpdate" ->
          problems.notNegative(
              path.child("rollingUpdate", "partition"),
              strategy.number(0, "rollingUpdate", "partition"));
      default -> problems.invalid(path, strategy, "must be 'RollingUpdate' or 'OnDelete'");
    }
  }

  static void statefulSetUpdate(JsonObject set, JsonObject old, Problems problems) {
    statefulSet(set, problems);
    if (!fixed(set).equals(fixed(old))) {
      problems.forbidden(
          SPEC,
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
              + " 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy'"
              + " and 'minReadySeconds' are forbidden");
    }
  }

  private static JsonObject fixed(JsonObject set) {
    JsonObject spec = set.object("spec");
    for (String field : MUTABLE) {
      spec = spec.without(field);
    }
    return spec;
  }
}
