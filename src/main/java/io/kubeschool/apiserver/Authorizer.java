package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** Decides who may do what. Models apiserver pkg/authorization/authorizer. */
@FunctionalInterface
public interface Authorizer {

  /**
   * What somebody wants to do.
   *
   * @param isResource whether it is about objects; otherwise only {@code verb} and {@code path}
   *     tell
   * @param group the kind's, "" for the core group
   * @param resource the kind's plural name
   * @param subresource or ""
   * @param namespace "" for cluster scope, or for all namespaces
   * @param name "" for all
   * @param path of a request that is not about objects
   */
  record Action(
      User user,
      boolean isResource,
      String verb,
      String group,
      String resource,
      String subresource,
      String namespace,
      String name,
      String path) {}

  /**
   * The answer.
   *
   * @param reason what else is to be said, mostly ""
   */
  record Decision(boolean allowed, String reason) {

    /** Yes. */
    public static final Decision ALLOW = new Decision(true, "");
  }

  /** Allows everything. */
  Authorizer ALLOW_ALL = action -> Decision.ALLOW;

  /** Decides. */
  Decision authorize(Action action);

  /**
   * The rules of roles that apply to a user in a namespace, as roles have them; none if it cannot
   * tell. Models authorizer.RuleResolver.
   */
  default List<JsonObject> rulesFor(User user, String namespace) {
    return List.of();
  }
}
