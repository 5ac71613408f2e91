package io.kubeschool.kubectl.verb.auth;

import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule about one resource or one path. Models k8s.io/kubectl pkg/util/rbac/rbac.go.
 *
 * @param resource as the resource's plural with its group, or "" for a path
 * @param path "" for a resource
 * @param name of the one object that it is about, or ""
 */
record AccessRule(String group, String resource, String path, String name, List<String> verbs) {

  /** The rules that a list of resource rules and of other rules comes to, sorted. */
  static List<AccessRule> of(List<JsonObject> resourceRules, List<JsonObject> otherRules) {
    Map<AccessRule, List<String>> verbsOf = new LinkedHashMap<>();
    for (JsonObject rule : resourceRules) {
      for (AccessRule simple : resources(rule)) {
        List<String> verbs = verbsOf.computeIfAbsent(simple, k -> new ArrayList<>());
        rule.array("verbs").strings().stream().filter(v -> !verbs.contains(v)).forEach(verbs::add);
      }
    }
    List<AccessRule> rules = new ArrayList<>();
    for (JsonObject rule : otherRules) {
      for (String path : rule.array("nonResourceURLs").strings()) {
        for (String verb : rule.array("verbs").strings()) {
          rules.add(new AccessRule("", "", path, "", List.of(verb)));
        }
      }
    }
    verbsOf.forEach((rule, verbs) -> rules.add(rule.allowing(verbs)));
    rules.sort(Comparator.comparing(AccessRule::text));
    return rules;
  }

  private static List<AccessRule> resources(JsonObject rule) {
    List<String> names = rule.array("resourceNames").strings();
    List<AccessRule> rules = new ArrayList<>();
    for (String group : rule.array("apiGroups").strings()) {
      for (String resource : rule.array("resources").strings()) {
        for (String name : names.isEmpty() ? List.of("") : names) {
          rules.add(new AccessRule(group, resource, "", name, List.of()));
        }
      }
    }
    return rules;
  }

  private AccessRule allowing(List<String> newVerbs) {
    return new AccessRule(group, resource, path, name, List.copyOf(newVerbs));
  }

  /** The text by which rules are sorted. Models PolicyRule.String. */
  private String text() {
    return "Verbs:%s,APIGroups:%s,Resources:%s,ResourceNames:%s,NonResourceURLs:%s,"
        .formatted(
            list(verbs),
            list(resource.isEmpty() ? List.of() : List.of(group)),
            one(resource),
            one(name),
            one(path));
  }

  /** A line of a table. Models cani.go: printAccess. */
  String line() {
    return String.join("\t", groupResource(), one(path), one(name), list(verbs)) + "\n";
  }

  /** Models describe.go: CombineResourceGroup. */
  private String groupResource() {
    if (group.isEmpty()) {
      return resource;
    }
    String[] parts = resource.split("/", 2);
    return parts[0] + "." + group + (parts.length == 2 ? "/" + parts[1] : "");
  }

  private static String one(String text) {
    return "[" + text + "]";
  }

  private static String list(List<String> values) {
    return "[" + String.join(" ", values) + "]";
  }
}
