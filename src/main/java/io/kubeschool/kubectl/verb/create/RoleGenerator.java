package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code create role} and {@code create clusterrole}. Models pkg/cmd/create/create_role.go and
 * create_clusterrole.go.
 */
final class RoleGenerator implements Generator {

  private static final List<String> NON_RESOURCE_VERBS =
      List.of("*", "get", "post", "put", "delete", "patch", "head", "options");

  private final boolean cluster;

  /** The generator of cluster roles, or of those of one namespace. */
  RoleGenerator(boolean cluster) {
    this.cluster = cluster;
  }

  @Override
  public JsonObject generate(CreateCall call) {
    List<String> urls = cluster ? distinct(call.flags().strings("non-resource-url")) : List.of();
    JsonObject aggregation = cluster ? aggregationRule(call) : JsonObject.EMPTY;
    List<String> verbs = verbs(call.flags().strings("verb"));
    List<PolicyResource> resources = PolicyResource.parse(call.flags().strings("resource"));
    List<String> names = distinct(call.flags().strings("resource-name"));
    JsonObject role =
        Json.objectOf(
            "apiVersion",
            "rbac.authorization.k8s.io/v1",
            "kind",
            cluster ? "ClusterRole" : "Role",
            "metadata",
            Json.objectOf("name", call.name()));
    if (!aggregation.isEmpty()) {
      if (!urls.isEmpty() || !verbs.isEmpty() || !resources.isEmpty() || !names.isEmpty()) {
        throw new CommandError(
            "aggregation rule must be specified without nonResourceURLs, verbs, resources or"
                + " resourceNames");
      }
      JsonObject selector = Json.objectOf("matchLabels", aggregation);
      return role.with(
              "aggregationRule", Json.objectOf("clusterRoleSelectors", Json.arrayOf(selector)))
          .with("rules", Json.of(null));
    }
    if (verbs.isEmpty()) {
      throw new CommandError("at least one verb must be specified");
    }
    if (resources.isEmpty() && urls.isEmpty()) {
      PolicyResource.warnAboutVerbs(cluster ? List.of() : verbs, call);
      throw new CommandError(
          cluster
              ? "one of resource or nonResourceURL must be specified"
              : "at least one resource must be specified");
    }
    if (!resources.isEmpty()) {
      PolicyResource.warnAboutVerbs(verbs, call);
      PolicyResource.validate(resources, verbs, call);
    }
    validateUrls(urls, verbs);
    JsonArray rules = PolicyResource.rules(resources, verbs, names, call);
    if (!urls.isEmpty()) {
      rules =
          rules.plus(
              Json.objectOf(
                  "nonResourceURLs",
                  JsonArray.ofStrings(urls),
                  "verbs",
                  JsonArray.ofStrings(verbs)));
    }
    return role.with("rules", rules);
  }

  private static JsonObject aggregationRule(CreateCall call) {
    JsonObject labels = JsonObject.EMPTY;
    for (Map.Entry<String, String> pair : call.flags().pairs("aggregation-rule").entrySet()) {
      labels = labels.with(pair.getKey().strip(), (Object) pair.getValue().strip());
    }
    return labels;
  }

  private static void validateUrls(List<String> urls, List<String> verbs) {
    if (urls.isEmpty()) {
      return;
    }
    for (String verb : verbs) {
      if (!NON_RESOURCE_VERBS.contains(verb)) {
        throw new CommandError("invalid verb: '" + verb + "' for nonResourceURL");
      }
    }
    for (String url : urls) {
      if (url.equals("*")) {
        continue;
      }
      if (!url.startsWith("/")) {
        throw new CommandError("nonResourceURL should start with /");
      }
      if (url.substring(0, url.length() - 1).indexOf('*') >= 0) {
        throw new CommandError(
            "nonResourceURL only supports wildcard matches when '*' is at the end");
      }
    }
  }

  private static List<String> verbs(List<String> given) {
    return given.contains("*") ? List.of("*") : distinct(given);
  }

  private static List<String> distinct(List<String> given) {
    return new ArrayList<>(given.stream().distinct().toList());
  }
}
