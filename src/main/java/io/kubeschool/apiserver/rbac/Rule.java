package io.kubeschool.apiserver.rbac;

import io.kubeschool.apiserver.Authorizer.Action;
import io.kubeschool.model.JsonObject;
import java.util.List;

/** A view of a rule of a role. Models pkg/apis/rbac/v1/evaluation_helpers.go. */
record Rule(JsonObject json) {

  boolean allows(Action action) {
    if (!has("verbs", action.verb())) {
      return false;
    }
    return action.isResource()
        ? has("apiGroups", action.group()) && hasResource(action) && hasName(action.name())
        : hasPath(action.path());
  }

  private boolean has(String field, String value) {
    List<String> values = json.array(field).strings();
    return values.contains("*") || values.contains(value);
  }

  private boolean hasResource(Action action) {
    String subresource = action.subresource();
    String wanted =
        subresource.isEmpty() ? action.resource() : action.resource() + "/" + subresource;
    List<String> resources = json.array("resources").strings();
    return resources.contains("*")
        || resources.contains(wanted)
        || !subresource.isEmpty() && resources.contains("*/" + subresource);
  }

  private boolean hasName(String name) {
    List<String> names = json.array("resourceNames").strings();
    return names.isEmpty() || names.contains(name);
  }

  private boolean hasPath(String path) {
    for (String url : json.array("nonResourceURLs").strings()) {
      boolean matches =
          url.endsWith("*")
              ? path.startsWith(url.substring(0, url.length() - 1))
              : url.equals(path);
      if (matches) {
        return true;
      }
    }
    return false;
  }
}
