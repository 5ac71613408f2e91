package io.kubeschool.serve;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.serve.wire.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Knows bearer tokens: the one that the server was started with, and what the API server itself
 * issued to service accounts. Models apiserver pkg/authentication: request/bearertoken and
 * token/tokenfile.
 */
final class TokenAuthenticator implements Authenticator {

  private static final User ADMINISTRATOR = new User("kubeschool:token", List.of("system:masters"));
  private static final User REVIEWER = new User("system:apiserver", List.of("system:masters"));

  private final String token;
  private final Api api;

  /**
   * Knows those tokens.
   *
   * @param token the administrator's, or ""
   * @param api asked about all others; a question about a token changes nothing
   */
  TokenAuthenticator(String token, Api api) {
    this.token = token;
    this.api = api;
  }

  @Override
  public Optional<User> authenticate(Exchange exchange) {
    String[] parts = exchange.header("authorization").strip().split(" +", 2);
    if (parts.length < 2 || !parts[0].equalsIgnoreCase("bearer")) {
      return Optional.empty();
    }
    String shown = parts[1].strip();
    if (!token.isEmpty() && equal(token, shown)) {
      return Optional.of(ADMINISTRATOR);
    }
    return review(shown);
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<User> review(String shown) {
    JsonObject question = Json.objectOf("spec", Json.objectOf("token", shown));
    Reply reply = api.call(Request.post(REVIEWER, Kinds.TOKEN_REVIEW.path(""), question));
    JsonObject status = reply.object().object("status");
    if (!reply.isSuccess() || !status.bool("authenticated")) {
      return Optional.empty();
    }
    JsonObject user = status.object("user");
    return Optional.of(
        new User(user.string("username"), List.copyOf(user.array("groups").strings())));
  }
}
