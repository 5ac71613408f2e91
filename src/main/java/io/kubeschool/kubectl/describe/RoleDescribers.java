package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Describes roles and their bindings. Models describe.go: RoleDescriber, RoleBindingDescriber. */
final class RoleDescribers {

  /** A rule's subject: one resource of one group, with one name or none, or a URL. */
  private record Target(String group, String resource, String url, String name) {

    /** By what rules are sorted: Go's text of one. Models rbac.SortableRuleSlice. */
    String order(Set<String> verbs) {
      return String.format(
          "Verbs:[%s],APIGroups:[%s],Resources:[%s],ResourceNames:[%s],NonResourceURLs:[%s]",
          String.join(" ", verbs), group, resource, name, url);
    }

    String combined() {
      if (resource.isEmpty()) {
        return "";
      }
      String[] parts = resource.split("/", 2);
      return parts[0]
          + (group.isEmpty() ? "" : "." + group)
          + (parts.length == 2 ? "/" + parts[1] : "");
    }
  }

  private RoleDescribers() {}

  static void role(JsonObject role, DescribeContext context, DescribeWriter out) {
    out.field(0, "Name", role.string("metadata", "name"));
    Metadata.labelsAndAnnotations(role, out);
    out.write(0, "PolicyRule:\n");
    out.write(1, "Resources\tNon-Resource URLs\tResource Names\tVerbs\n");
    out.write(1, "---------\t-----------------\t--------------\t-----\n");
    Map<Target, Set<String>> rules = new LinkedHashMap<>();
    for (JsonObject rule : role.array("rules").objects()) {
      targets(rule)
          .forEach(target ->
              rules
                  .computeIfAbsent(target, t -> new LinkedHashSet<>())
                  .addAll(rule.array("verbs").strings()));
    }
    Map<String, Runnable> rows = new TreeMap<>();
    rules.forEach((target, verbs) -> {
      if (target.url().isEmpty()) {
        rows.put(target.order(verbs), () -> row(target, verbs, out));
      } else {
        verbs.forEach(
            verb -> rows.put(target.order(Set.of(verb)), () -> row(target, Set.of(verb), out)));
      }
    });
    rows.values().forEach(Runnable::run);
  }

  private static void row(Target target, Set<String> verbs, DescribeWriter out) {
    out.write(
        1,
        target.combined()
            + "\t["
            + target.url()
            + "]\t["
            + target.name()
            + "]\t"
            + Texts.list(JsonArray.ofStrings(verbs))
            + "\n");
  }

  private static List<Target> targets(JsonObject rule) {
    List<Target> targets = new ArrayList<>();
    List<String> names = rule.array("resourceNames").strings();
    for (String group : rule.array("apiGroups").strings()) {
      for (String resource : rule.array("resources").strings()) {
        for (String name : names.isEmpty() ? List.of("") : names) {
          targets.add(new Target(group, resource, "", name));
        }
      }
    }
    rule.array("nonResourceURLs").strings().forEach(u -> targets.add(new Target("", "", u, "")));
    return targets;
  }

  static void binding(JsonObject binding, DescribeContext context, DescribeWriter out) {
    out.field(0, "Name", binding.string("metadata", "name"));
    Metadata.labelsAndAnnotations(binding, out);
    out.write(0, "Role:\n");
    out.field(1, "Kind", binding.string("roleRef", "kind"));
    out.field(1, "Name", binding.string("roleRef", "name"));
    out.write(0, "Subjects:\n");
    out.write(1, "Kind\tName\tNamespace\n");
    out.write(1, "----\t----\t---------\n");
    for (JsonObject s : binding.array("subjects").objects()) {
      out.write(
          1, s.string("kind") + "\t" + s.string("name") + "\t" + s.string("namespace") + "\n");
    }
  }
}
