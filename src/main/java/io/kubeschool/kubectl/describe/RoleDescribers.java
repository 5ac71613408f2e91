package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Describes roles and their bindings. Models describe.go: RoleDescriber, RoleBindingDescriber. */
final class RoleDescribers {

  /** A rule's subject: one resource of one group, with one name or none, or a URL. */
  private record Target(String group, String resource, String url, String name)
      implements Comparable<Target> {
    @Override
    public int compareTo(Target other) {
      int byUrl = Boolean.compare(!url.isEmpty(), !other.url.isEmpty());
      String own = group + "\0" + resource + "\0" + name + "\0" + url;
      String others = other.group + "\0" + other.resource + "\0" + other.name + "\0" + other.url;
      return byUrl != 0 ? -byUrl : own.compareTo(others);
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
    Map<Target, Set<String>> rules = new TreeMap<>();
    for (JsonObject rule : role.array("rules").objects()) {
      targets(rule)
          .forEach(target ->
              rules
                  .computeIfAbsent(target, t -> new LinkedHashSet<>())
                  .addAll(rule.array("verbs").strings()));
    }
    rules.forEach((target, verbs) -> {
      if (target.url().isEmpty()) {
        row(target, verbs, out);
      } else {
        verbs.forEach(verb -> row(target, Set.of(verb), out));
      }
    });
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
