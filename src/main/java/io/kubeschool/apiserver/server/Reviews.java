package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Authorizer;
import io.kubeschool.apiserver.Authorizer.Action;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.Optional;

/**
 * Answers questions about who one is and what one may do. Models pkg/registry/authentication and
 * pkg/registry/authorization.
 */
final class Reviews {

  private final Authorization authorization;
  private final Storage storage;
  private final Tokens tokens;

  Reviews(Authorization authorization, Storage storage, Tokens tokens) {
    this.authorization = authorization;
    this.storage = storage;
    this.tokens = tokens;
  }

  /** Models pkg/registry/authentication/tokenreview/storage.go. */
  Reply token(Call call) {
    String token = body(call).string("spec", "token");
    if (token.isEmpty()) {
      throw Failure.badRequest("token is required for TokenReview in authentication");
    }
    Optional<JsonObject> account = tokens.verify(token).filter(this::isPresent);
    if (account.isEmpty()) {
      return answer(call, Json.objectOf("user", JsonObject.EMPTY, "error", "invalid bearer token"));
    }
    JsonObject claims = account.get();
    String namespace = claims.string("kubernetes.io", "namespace");
    JsonObject user =
        Json.objectOf(
            "username",
            claims.string("sub"),
            "uid",
            claims.string("kubernetes.io", "serviceaccount", "uid"),
            "groups",
            Json.arrayOf(
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated"));
    return answer(
        call, Json.objectOf("authenticated", true, "user", user, "audiences", claims.array("aud")));
  }

  /** A token dies with its account, even if another one has its name now. */
  private boolean isPresent(JsonObject claims) {
    JsonObject account =
        storage.get(
            Kinds.SERVICE_ACCOUNT,
            new ObjectKey(
                claims.string("kubernetes.io", "namespace"),
                claims.string("kubernetes.io", "serviceaccount", "name")));
    return account != null
        && account
            .string("metadata", "uid")
            .equals(claims.string("kubernetes.io", "serviceaccount", "uid"));
  }

  Reply selfSubject(Call call) {
    JsonObject userInfo =
        Json.objectOf("username", call.user().name(), "groups", call.user().groups());
    return answer(call, Json.objectOf("userInfo", userInfo));
  }

  Reply selfAccess(Call call) {
    return answer(call, access(call.user(), body(call).object("spec")));
  }

  Reply subjectAccess(Call call) {
    JsonObject spec = body(call).object("spec");
    User user = new User(spec.string("user"), spec.array("groups").strings());
    return answer(call, access(user, spec));
  }

  /** Models pkg/registry/authorization/selfsubjectrulesreview/rest.go. */
  Reply selfRules(Call call) {
    String namespace = body(call).string("spec", "namespace");
    if (namespace.isEmpty()) {
      throw Failure.badRequest("no namespace on request");
    }
    JsonArray resources = Json.arrayOf();
    JsonArray others = Json.arrayOf();
    for (JsonObject rule : authorization.rulesFor(call.user(), namespace)) {
      if (rule.array("resources").isEmpty()) {
        others = others.plus(rule);
      } else {
        resources = resources.plus(rule);
      }
    }
    return answer(
        call,
        Json.objectOf("incomplete", false, "nonResourceRules", others, "resourceRules", resources));
  }

  private JsonObject access(User user, JsonObject spec) {
    JsonObject resource = spec.object("resourceAttributes");
    JsonObject other = spec.object("nonResourceAttributes");
    boolean isResource = spec.has("resourceAttributes");
    Action action =
        new Action(
            user,
            isResource,
            isResource ? resource.string("verb") : other.string("verb"),
            resource.string("group"),
            resource.string("resource"),
            resource.string("subresource"),
            resource.string("namespace"),
            resource.string("name"),
            other.string("path"));
    Authorizer.Decision decision = authorization.decide(action);
    JsonObject status = Json.objectOf("allowed", decision.allowed());
    return decision.reason().isEmpty() ? status : status.with("reason", decision.reason());
  }

  private static JsonObject body(Call call) {
    return call.request().body() instanceof JsonObject body ? body : JsonObject.EMPTY;
  }

  private static Reply answer(Call call, JsonObject status) {
    JsonObject review =
        Metadata.withKind(body(call), call.kind().groupVersion().toString(), call.kind().kind());
    return call.reply(201, review.with("status", status));
  }
}
