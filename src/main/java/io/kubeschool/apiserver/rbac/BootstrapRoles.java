package io.kubeschool.apiserver.rbac;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The roles that every cluster has for its users, and who has them from the start. The roles of the
 * system's own components are left out, since {@link RbacAuthorizer} does not ask for them. Models
 * plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go.
 */
public final class BootstrapRoles {

  private static final String AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final JsonObject ANNOTATIONS =
      Json.objectOf("rbac.authorization.kubernetes.io/autoupdate", "true");
  private static final JsonObject LABELS =
      Json.objectOf("kubernetes.io/bootstrapping", "rbac-defaults");

  private final Map<String, JsonArray> rules = read();

  /** The cluster roles. */
  public List<JsonObject> roles() {
    List<JsonObject> roles = new ArrayList<>();
    rules.forEach((name, ruleList) -> {
      String prefix = "system:aggregate-to-";
      boolean isPart = name.startsWith(prefix);
      roles.add(role(name, isPart ? name.substring(prefix.length()) : "").with("rules", ruleList));
    });
    JsonArray view = rules.get("system:aggregate-to-view");
    JsonArray edit = concat(rules.get("system:aggregate-to-edit"), view);
    JsonArray admin = concat(edit, rules.get("system:aggregate-to-admin"));
    roles.add(aggregated("view", "edit", view));
    roles.add(aggregated("edit", "admin", edit));
    roles.add(aggregated("admin", "", admin));
    return roles;
  }

  /** Who has them. */
  public List<JsonObject> bindings() {
    return List.of(
        binding("cluster-admin", "cluster-admin", "system:masters"),
        binding("kubeadm:cluster-admins", "cluster-admin", "kubeadm:cluster-admins"),
        binding("system:basic-user", "system:basic-user", "system:authenticated"),
        binding("system:discovery", "system:discovery", "system:authenticated"),
        binding(
            "system:public-info-viewer",
            "system:public-info-viewer",
            "system:authenticated",
            "system:unauthenticated"));
  }

  private static JsonObject aggregated(String name, String into, JsonArray rules) {
    JsonObject selector = Json.objectOf("matchLabels", Json.objectOf(AGGREGATE + name, "true"));
    return role(name, into)
        .with("aggregationRule", Json.objectOf("clusterRoleSelectors", Json.arrayOf(selector)))
        .with("rules", rules);
  }

  private static JsonObject role(String name, String aggregatedInto) {
    JsonObject labels =
        aggregatedInto.isEmpty()
            ? LABELS
            : LABELS.with(AGGREGATE + aggregatedInto, (Object) "true");
    return Json.objectOf(
        "metadata", Json.objectOf("name", name, "annotations", ANNOTATIONS, "labels", labels));
  }

  private static JsonObject binding(String name, String role, String... groups) {
    JsonArray.Builder subjects = JsonArray.builder();
    for (String group : groups) {
      subjects.add(Json.objectOf("apiGroup", GROUP, "kind", "Group", "name", group));
    }
    return role(name, "")
        .with("roleRef", Json.objectOf("apiGroup", GROUP, "kind", "ClusterRole", "name", role))
        .with("subjects", subjects.build());
  }

  private static JsonArray concat(JsonArray first, JsonArray second) {
    JsonArray all = first;
    for (Json rule : second) {
      all = all.items().contains(rule) ? all : all.plus(rule);
    }
    return all;
  }

  private static Map<String, JsonArray> read() {
    Map<String, JsonArray> roles = new LinkedHashMap<>();
    String name = "";
    for (String line : text().split("\n")) {
      if (line.startsWith("[")) {
        name = line.substring(1, line.length() - 1);
        roles.put(name, JsonArray.EMPTY);
      } else if (!line.startsWith("#")) {
        roles.put(name, roles.get(name).plus(rule(line)));
      }
    }
    return roles;
  }

  private static JsonObject rule(String line) {
    String[] parts = line.split("\\|", -1);
    JsonObject rule = JsonObject.EMPTY;
    String[] fields = {"verbs", "apiGroups", "resources", "nonResourceURLs"};
    for (int i = 0; i < parts.length; i++) {
      String text = parts[i].strip();
      if (!text.isEmpty()) {
        List<String> values = new ArrayList<>(List.of(text.split(",")));
        values.replaceAll(value -> value.equals("core") ? "" : value);
        rule = rule.with(fields[i], (Json) JsonArray.ofStrings(values));
      }
    }
    return rule;
  }

  private static String text() {
    try (InputStream in = BootstrapRoles.class.getResourceAsStream("roles.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
