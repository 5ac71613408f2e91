package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one value of {@code --resource} names: {@code resource.group/subresource}. Models
 * pkg/cmd/create/create_role.go: ResourceOptions.
 */
record PolicyResource(String group, String resource, String subresource) {

  private static final List<String> VERBS =
      List.of(
          "*",
          "get",
          "delete",
          "list",
          "create",
          "update",
          "patch",
          "watch",
          "proxy",
          "deletecollection",
          "use",
          "bind",
          "escalate",
          "impersonate");

  /** What may be the object of the verbs that are not for all; each as {@code resource.group}. */
  private static final Map<String, Set<String>> SPECIAL_VERBS =
      Map.of(
          "use",
          Set.of("podsecuritypolicies.policy", "podsecuritypolicies.extensions"),
          "bind",
          Set.of("roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"),
          "escalate",
          Set.of("roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"),
          "impersonate",
          Set.of("users.", "serviceaccounts.", "groups.", "userextras.authentication.k8s.io"));

  /** Reads the values of {@code --resource}; a bare {@code *} replaces all others. */
  static List<PolicyResource> parse(List<String> values) {
    List<PolicyResource> resources = new ArrayList<>();
    for (String value : values) {
      int slash = value.indexOf('/');
      String whole = slash < 0 ? value : value.substring(0, slash);
      String subresource = slash < 0 ? "" : value.substring(slash + 1);
      int dot = whole.indexOf('.');
      String resource = dot < 0 ? whole : whole.substring(0, dot);
      PolicyResource parsed =
          new PolicyResource(dot < 0 ? "" : whole.substring(dot + 1), resource, subresource);
      if (resource.equals("*") && dot < 0 && slash < 0) {
        return List.of(parsed);
      }
      resources.add(parsed);
    }
    return resources;
  }

  /** Warns of verbs that no resource has. */
  static void warnAboutVerbs(List<String> verbs, CreateCall call) {
    for (String verb : verbs) {
      if (!VERBS.contains(verb)) {
        call.warn("Warning: '" + verb + "' is not a standard resource verb");
      }
    }
  }

  /** Models CreateRoleOptions.validateResource. */
  static void validate(List<PolicyResource> resources, List<String> verbs, CreateCall call) {
    for (PolicyResource each : resources) {
      if (each.resource.isEmpty()) {
        throw new CommandError("resource must be specified if apiGroup/subresource specified");
      }
      if (each.resource.equals("*")) {
        return;
      }
      ResourceKind kind = call.kindOrNull(each.group, each.resource);
      PolicyResource resolved = each.resolved(kind);
      boolean special = false;
      for (String verb : verbs) {
        Set<String> objects = SPECIAL_VERBS.get(verb);
        if (objects == null) {
          continue;
        }
        if (!objects.contains(resolved.resource + "." + resolved.group)) {
          throw new CommandError(
              "can not perform '%s' on '%s' in group '%s'"
                  .formatted(verb, resolved.resource, resolved.group));
        }
        special = true;
      }
      if (kind == null && !special) {
        throw call.noSuchResource(each.group, each.resource);
      }
    }
  }

  /** One rule for each API group, in the order of their names. */
  static JsonArray rules(
      List<PolicyResource> resources, List<String> verbs, List<String> names, CreateCall call) {
    Map<String, Set<String>> byGroup = new TreeMap<>();
    for (PolicyResource each : resources) {
      PolicyResource resolved = each.resolved(call.kindOrNull(each.group, each.resource));
      String path =
          each.subresource.isEmpty()
              ? resolved.resource
              : resolved.resource + "/" + each.subresource;
      byGroup.computeIfAbsent(resolved.group, g -> new LinkedHashSet<>()).add(path);
    }
    JsonArray.Builder rules = JsonArray.builder();
    byGroup.forEach((group, paths) -> {
      JsonObject rule =
          Json.objectOf(
              "apiGroups",
              Json.arrayOf(group),
              "resources",
              JsonArray.ofStrings(paths),
              "verbs",
              JsonArray.ofStrings(verbs));
      rules.add(names.isEmpty() ? rule : rule.with("resourceNames", JsonArray.ofStrings(names)));
    });
    return rules.build();
  }

  private PolicyResource resolved(ResourceKind kind) {
    return kind == null
        ? this
        : new PolicyResource(kind.groupVersion().group(), kind.plural(), subresource);
  }
}
