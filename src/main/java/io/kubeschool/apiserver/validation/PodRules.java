package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.List;
import java.util.Set;

/** Models pkg/apis/core/validation: ValidatePodSpec, ValidatePodTemplateSpec, ValidatePodUpdate. */
final class PodRules {

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final String ONLY =
      "pod updates may not change fields other than"
          + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
          + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
          + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was"
          + " previously negative)\n";
  private static final List<String> DNS_POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");

  private PodRules() {}

  static void create(JsonObject pod, Problems problems) {
    JsonObject spec = pod.object("spec");
    deletionCost(pod.object("metadata"), MetadataRules.PATH, problems);
    spec(spec, true, SPEC, problems);
    if (!spec.array("ephemeralContainers").isEmpty()) {
      problems.forbidden(SPEC.child("ephemeralContainers"), "cannot be set on create");
    }
    if (!spec.string("nodeName").isEmpty() && !spec.array("schedulingGates").isEmpty()) {
      problems.forbidden(
          SPEC.child("nodeName"), "cannot be set until all schedulingGates have been cleared");
    }
  }

  /** A pod as a whole. Models validatePodMetadataAndSpec. */
  static void whole(JsonObject pod, Problems problems) {
    deletionCost(pod.object("metadata"), MetadataRules.PATH, problems);
    spec(pod.object("spec"), true, SPEC, problems);
  }

  private static void deletionCost(JsonObject metadata, FieldPath path, Problems problems) {
    String key = "controller.kubernetes.io/pod-deletion-cost";
    String cost = metadata.string("annotations", key);
    if (!cost.isEmpty() && !cost.matches("0|-?[1-9][0-9]{0,9}")) {
      problems.invalid(path.child("annotations").key(key), cost, "must be a 32bit integer");
    }
  }

  static void template(JsonObject template, FieldPath path, Problems problems) {
    MetadataRules.labels(template.object("metadata", "labels"), path.child("labels"), problems);
    MetadataRules.annotations(
        template.object("metadata", "annotations"), path.child("annotations"), problems);
    spec(template.object("spec"), false, path.child("spec"), problems);
    if (!template.array("spec", "ephemeralContainers").isEmpty()) {
      problems.forbidden(
          path.child("spec", "ephemeralContainers"),
          "ephemeral containers not allowed in pod template");
    }
  }

  private static void spec(JsonObject spec, boolean isPod, FieldPath path, Problems problems) {
    Set<String> volumes =
        VolumeRules.volumes(spec.array("volumes").objects(), path.child("volumes"), problems);
    ContainerRules.containers(spec, volumes, path.child("containers"), problems);
    ContainerRules.initContainers(spec, volumes, path.child("initContainers"), problems);
    ContainerRules.ephemeralContainers(spec, volumes, path.child("ephemeralContainers"), problems);
    if (spec.bool("hostNetwork")) {
      hostNetworkPorts(spec, isPod, path.child("containers"), problems);
    }
    problems.oneOf(path.child("restartPolicy"), spec.string("restartPolicy"), RESTART_POLICIES);
    problems.oneOf(path.child("dnsPolicy"), spec.string("dnsPolicy"), DNS_POLICIES);
    MetadataRules.labels(spec.object("nodeSelector"), path.child("nodeSelector"), problems);
    securityContext(spec.object("securityContext"), path.child("securityContext"), problems);
    if (spec.has("affinity")) {
      AffinityRules.affinity(spec.object("affinity"), path.child("affinity"), problems);
    }
    dns(spec, path.child("dnsConfig"), problems);
    names(spec, path, problems);
    AffinityRules.tolerations(
        spec.array("tolerations").objects(), path.child("tolerations"), problems);
    String priorityClass = spec.string("priorityClassName");
    if (!priorityClass.isEmpty()) {
      problems.invalid(
          path.child("priorityClassName"),
          priorityClass,
          NameSyntax.dns1123Subdomain(priorityClass));
    }
  }

  private static void names(JsonObject spec, FieldPath path, Problems problems) {
    for (String field : List.of("serviceAccountName", "nodeName")) {
      if (!spec.string(field).isEmpty()) {
        problems.invalid(
            path.child(field), spec.string(field), NameSyntax.dns1123Subdomain(spec.string(field)));
      }
    }
    if (spec.has("activeDeadlineSeconds")) {
      long deadline = spec.number(0, "activeDeadlineSeconds");
      problems.invalid(
          path.child("activeDeadlineSeconds"),
          deadline,
          NameSyntax.range(deadline, 1, Integer.MAX_VALUE));
    }
    for (String field : List.of("hostname", "subdomain")) {
      if (!spec.string(field).isEmpty()) {
        problems.invalid(
            path.child(field), spec.string(field), NameSyntax.dns1123Label(spec.string(field)));
      }
    }
  }

  private static void hostNetworkPorts(
      JsonObject spec, boolean isPod, FieldPath path, Problems problems) {
    List<JsonObject> containers = spec.array("containers").objects();
    for (int i = 0; i < containers.size(); i++) {
      List<JsonObject> ports = containers.get(i).array("ports").objects();
      for (int j = 0; j < ports.size(); j++) {
        long host = ports.get(j).number(0, "hostPort");
        if ((isPod || host != 0) && host != ports.get(j).number(0, "containerPort")) {
          problems.invalid(
              path.index(i).child("ports").index(j).child("hostPort"),
              host,
              "must match `containerPort` when `hostNetwork` is true");
        }
      }
    }
  }

  private static void securityContext(JsonObject context, FieldPath path, Problems problems) {
    for (String field : List.of("fsGroup", "runAsUser", "runAsGroup")) {
      if (context.has(field)) {
        problems.invalid(
            path.child(field), context.field(field), NameSyntax.userId(context.number(0, field)));
      }
    }
  }

  private static void dns(JsonObject spec, FieldPath path, Problems problems) {
    JsonArray servers = spec.array("dnsConfig", "nameservers");
    if (spec.string("dnsPolicy").equals("None")) {
      if (!spec.has("dnsConfig")) {
        problems.required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
      } else if (servers.isEmpty()) {
        problems.required(
            path.child("nameservers"),
            "must provide at least one DNS nameserver when `dnsPolicy` is None");
      }
    }
    if (servers.size() > 3) {
      problems.invalid(path.child("nameservers"), servers, "must not have more than 3 nameservers");
    }
    List<String> searches = spec.array("dnsConfig", "searches").strings();
    if (searches.size() > 32) {
      problems.invalid(path.child("searches"), searches, "must not have more than 32 search paths");
    }
    List<JsonObject> options = spec.array("dnsConfig", "options").objects();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).string("name").isEmpty()) {
        problems.required(path.child("options").index(i), "must not be empty");
      }
    }
  }

  static void update(JsonObject pod, JsonObject oldPod, Problems problems) {
    JsonObject spec = pod.object("spec");
    JsonObject old = oldPod.object("spec");
    if (spec == old || spec.equals(old)) {
      return;
    }
    deletionCost(pod.object("metadata"), MetadataRules.PATH, problems);
    spec(spec, true, SPEC, problems);
    for (String list : List.of("containers", "initContainers")) {
      if (spec.array(list).size() != old.array(list).size()) {
        problems.forbidden(SPEC.child(list), "pod updates may not add or remove containers");
        return;
      }
      List<JsonObject> containers = spec.array(list).objects();
      for (int i = 0; i < containers.size(); i++) {
        String image = containers.get(i).string("image");
        if (image.isEmpty()) {
          problems.required(SPEC.child(list).index(i).child("image"));
        }
        if (!image.strip().equals(image)) {
          problems.invalid(
              SPEC.child(list).index(i).child("image"),
              image,
              "must not have leading or trailing whitespace");
        }
      }
    }
    if (!deadlineMayBe(spec, old, problems)) {
      return;
    }
    tolerations(spec, old, problems);
    JsonObject comparable = withUpdatableFieldsOf(old, spec);
    String before = InternalValue.indented("core.PodSpec", old);
    String after = InternalValue.indented("core.PodSpec", comparable);
    if (!before.equals(after)) {
      problems.forbidden(SPEC, ONLY + UnifiedDiff.of(before, after));
    }
  }

  /** Whether there is sense in going on. */
  private static boolean deadlineMayBe(JsonObject spec, JsonObject old, Problems problems) {
    String field = "activeDeadlineSeconds";
    FieldPath path = SPEC.child(field);
    if (!spec.has(field)) {
      if (old.has(field)) {
        problems.invalid(path, null, "must not update from a positive integer to nil value");
      }
      return true;
    }
    long deadline = spec.number(0, field);
    List<String> wrong = NameSyntax.range(deadline, 0, Integer.MAX_VALUE);
    problems.invalid(path, deadline, wrong);
    boolean longer = old.has(field) && old.number(0, field) < deadline;
    if (wrong.isEmpty() && longer) {
      problems.invalid(path, deadline, "must be less than or equal to previous value");
    }
    return wrong.isEmpty() && !longer;
  }

  private static void tolerations(JsonObject spec, JsonObject old, Problems problems) {
    List<JsonObject> tolerations = spec.array("tolerations").objects();
    for (JsonObject before : old.array("tolerations").objects()) {
      boolean kept =
          tolerations.stream()
              .anyMatch(
                  t -> t.without("tolerationSeconds").equals(before.without("tolerationSeconds")));
      if (!kept) {
        problems.forbidden(
            SPEC.child("tolerations"),
            "existing toleration can not be modified except its tolerationSeconds");
        return;
      }
    }
    AffinityRules.tolerations(tolerations, SPEC.child("tolerations"), problems);
  }

  private static JsonObject withUpdatableFieldsOf(JsonObject old, JsonObject sent) {
    JsonObject spec = sent;
    for (String list : List.of("containers", "initContainers")) {
      JsonArray containers = spec.array(list);
      for (int i = 0; i < containers.size(); i++) {
        Json image = old.array(list).objectAt(i).field("image");
        containers = containers.with(i, containers.objectAt(i).with("image", image));
      }
      if (!containers.isEmpty()) {
        spec = spec.with(list, containers);
      }
    }
    for (String field : List.of("activeDeadlineSeconds", "schedulingGates", "tolerations")) {
      spec = old.has(field) ? spec.with(field, old.field(field)) : spec.without(field);
    }
    String grace = "terminationGracePeriodSeconds";
    if (old.number(0, grace) < 0 && spec.number(0, grace) == 1) {
      spec = spec.with(grace, old.field(grace));
    }
    return spec;
  }
}
