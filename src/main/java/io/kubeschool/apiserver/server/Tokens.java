package io.kubeschool.apiserver.server;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Service account tokens: signed in form only, since nobody outside checks them. Models
 * pkg/serviceaccount/claims.go.
 */
final class Tokens {

  private Tokens() {}

  static String of(JsonObject account, String now, long seconds) {
    long issued = Instant.parse(now).getEpochSecond();
    String namespace = account.string("metadata", "namespace");
    String name = account.string("metadata", "name");
    JsonObject claims =
        Json.objectOf(
            "aud",
            Json.arrayOf("https://kubernetes.default.svc.cluster.local"),
            "exp",
            issued + seconds,
            "iat",
            issued,
            "iss",
            "https://kubernetes.default.svc.cluster.local",
            "kubernetes.io",
            Json.objectOf(
                "namespace",
                namespace,
                "serviceaccount",
                Json.objectOf("name", name, "uid", account.string("metadata", "uid"))),
            "nbf",
            issued,
            "sub",
            "system:serviceaccount:" + namespace + ":" + name);
    return encode(Json.objectOf("alg", "RS256", "kid", "kubeschool").toText())
        + "."
        + encode(claims.toText())
        + "."
        + encode("simulated:" + account.string("metadata", "uid"));
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
