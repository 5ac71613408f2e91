package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Authorizer;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses what the authorizer does not allow, and lets those who may act as somebody else. Models
 * apiserver pkg/endpoints/filters: WithAuthorization, WithImpersonation.
 */
final class Authorization {

  private final Authorizer authorizer;

  Authorization(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  /** The request as it counts: its user is the one that it impersonates, if it does. */
  Request impersonate(Request request) {
    String name = request.header("impersonate-user");
    if (name.isEmpty()) {
      return request;
    }
    List<String> groups = new ArrayList<>();
    String asked = request.header("impersonate-group");
    if (!asked.isEmpty()) {
      groups.addAll(List.of(asked.split(",")));
    } else if (name.startsWith("system:serviceaccount:")) {
      groups.add("system:serviceaccounts");
      groups.add("system:serviceaccounts:" + name.split(":", -1)[2]);
    }
    checkImpersonation(request.user(), name, asked.isEmpty() ? List.of() : groups);
    if (!groups.contains("system:authenticated")) {
      groups.add("system:authenticated");
    }
    return new Request(
        new User(name, List.copyOf(groups)),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.body());
  }

  private void checkImpersonation(User user, String name, List<String> groups) {
    String[] parts = name.split(":", -1);
    boolean isAccount = name.startsWith("system:serviceaccount:") && parts.length == 4;
    requireImpersonation(
        user,
        isAccount ? "serviceaccounts" : "users",
        isAccount ? parts[2] : "",
        isAccount ? parts[3] : name);
    groups.forEach(group -> requireImpersonation(user, "groups", "", group));
  }

  private void requireImpersonation(User user, String resource, String namespace, String name) {
    require(
        new Authorizer.Action(user, true, "impersonate", "", resource, "", namespace, name, ""));
  }

  /**
   * Passes if the request is allowed.
   *
   * @throws io.kubeschool.apiserver.StatusException Forbidden otherwise
   */
  void check(Request request, RequestInfo info) {
    Authorizer.Action action =
        new Authorizer.Action(
            request.user(),
            info.isResource(),
            info.verb(),
            info.isResource() ? info.groupVersion().group() : "",
            info.resource(),
            info.subresource(),
            info.namespace(),
            info.name(),
            request.path());
    require(action);
  }

  private void require(Authorizer.Action action) {
    Authorizer.Decision decision = decide(action);
    if (!decision.allowed()) {
      throw forbidden(action, decision.reason());
    }
  }

  Authorizer.Decision decide(Authorizer.Action action) {
    return authorizer.authorize(action);
  }

  List<JsonObject> rulesFor(User user, String namespace) {
    return authorizer.rulesFor(user, namespace);
  }

  private static StatusException forbidden(Authorizer.Action action, String more) {
    String why = reason(action) + (more.isEmpty() ? "" : ": " + more);
    if (!action.isResource()) {
      return Failure.failure(403, "Forbidden", "forbidden: " + why, JsonObject.EMPTY);
    }
    GroupVersion group = new GroupVersion(action.group(), "");
    String resource =
        group.group().isEmpty() ? action.resource() : action.resource() + "." + group.group();
    String what =
        action.name().isEmpty() ? resource : resource + " " + Json.of(action.name()).toText();
    JsonObject details = Json.objectOf("kind", action.resource());
    if (!action.name().isEmpty()) {
      details = details.with("name", action.name());
    }
    if (!action.group().isEmpty()) {
      details = details.with("group", action.group());
    }
    return Failure.failure(403, "Forbidden", what + " is forbidden: " + why, details);
  }

  /** Models responsewriters/errors.go: forbiddenMessage. */
  private static String reason(Authorizer.Action action) {
    String user = "User " + Json.of(action.user().name()).toText() + " cannot " + action.verb();
    if (!action.isResource()) {
      return user + " path " + Json.of(action.path()).toText();
    }
    String resource =
        action.subresource().isEmpty()
            ? action.resource()
            : action.resource() + "/" + action.subresource();
    String where =
        action.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace " + Json.of(action.namespace()).toText();
    return user
        + " resource "
        + Json.of(resource).toText()
        + " in API group "
        + Json.of(action.group()).toText()
        + " "
        + where;
  }
}
