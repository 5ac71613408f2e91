package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;

/**
 * {@code create rolebinding} and {@code create clusterrolebinding}. Models
 * pkg/cmd/create/create_rolebinding.go and create_clusterrolebinding.go.
 */
final class BindingGenerator implements Generator {

  private static final String GROUP = "rbac.authorization.k8s.io";

  private final boolean cluster;

  /** The generator of cluster role bindings, or of those of one namespace. */
  BindingGenerator(boolean cluster) {
    this.cluster = cluster;
  }

  @Override
  public JsonObject generate(CreateCall call) {
    String clusterRole = call.flags().string("clusterrole");
    String role = cluster ? "" : call.flags().string("role");
    if (!cluster && clusterRole.isEmpty() == role.isEmpty()) {
      throw new CommandError("exactly one of clusterrole or role must be specified");
    }
    JsonObject reference =
        Json.objectOf(
            "apiGroup",
            GROUP,
            "kind",
            role.isEmpty() ? "ClusterRole" : "Role",
            "name",
            role.isEmpty() ? clusterRole : role);
    JsonObject binding =
        Json.objectOf(
            "apiVersion",
            GROUP + "/v1",
            "kind",
            cluster ? "ClusterRoleBinding" : "RoleBinding",
            "metadata",
            Json.objectOf("name", call.name()),
            "roleRef",
            reference);
    JsonArray subjects = subjects(call);
    return subjects.isEmpty() ? binding : binding.with("subjects", subjects);
  }

  private static JsonArray subjects(CreateCall call) {
    JsonArray.Builder subjects = JsonArray.builder();
    for (String user : call.flags().strings("user")) {
      subjects.add(Json.objectOf("apiGroup", GROUP, "kind", "User", "name", user));
    }
    for (String group : call.flags().strings("group")) {
      subjects.add(Json.objectOf("apiGroup", GROUP, "kind", "Group", "name", group));
    }
    for (String account : call.flags().strings("serviceaccount")) {
      String[] parts = account.split(":", -1);
      if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new CommandError("serviceaccount must be <namespace>:<name>");
      }
      subjects.add(
          Json.objectOf("kind", "ServiceAccount", "name", parts[1], "namespace", parts[0]));
    }
    return subjects.build();
  }
}
