package io.kubeschool.apiserver.server;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Service account tokens. They look like those that a cluster signs with RS256; what signs them is
 * a secret of this server's alone, as nobody but it needs to check them. Models
 * pkg/serviceaccount/claims.go and jwt.go.
 */
final class Tokens {

  /** The audience that the API server takes itself for, and its tokens' issuer. */
  static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

  private static final String HEADER =
      encode(
          Json.objectOf("alg", "RS256", "kid", "kubeschool")
              .toText()
              .getBytes(StandardCharsets.UTF_8));
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_WORDS = 4;

  private final Simulation simulation;
  private byte[] key;

  Tokens(Simulation simulation) {
    this.simulation = simulation;
  }

  /** A token of {@code account} for those audiences, good for so long. */
  String issue(JsonObject account, JsonArray audiences, long seconds) {
    long issued = simulation.now().getEpochSecond();
    String namespace = account.string("metadata", "namespace");
    String name = account.string("metadata", "name");
    JsonObject claims =
        Json.objectOf(
            "aud",
            audiences,
            "exp",
            issued + seconds,
            "iat",
            issued,
            "iss",
            ISSUER,
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
    String signed = HEADER + "." + encode(claims.toText().getBytes(StandardCharsets.UTF_8));
    return signed + "." + encode(signature(signed));
  }

  /**
   * What a token claims, if it is one of these, for this server, and good now. Whether its account
   * is still there is another question.
   */
  Optional<JsonObject> verify(String token) {
    int end = token.lastIndexOf('.');
    if (end < 0 || !token.startsWith(HEADER + ".")) {
      return Optional.empty();
    }
    String signed = token.substring(0, end);
    try {
      byte[] shown = Base64.getUrlDecoder().decode(token.substring(end + 1));
      if (!MessageDigest.isEqual(signature(signed), shown)) {
        return Optional.empty();
      }
      byte[] claims = Base64.getUrlDecoder().decode(signed.substring(HEADER.length() + 1));
      return Json.parse(new String(claims, StandardCharsets.UTF_8)) instanceof JsonObject object
              && isGood(object)
          ? Optional.of(object)
          : Optional.empty();
    } catch (IllegalArgumentException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isGood(JsonObject claims) {
    return claims.array("aud").strings().contains(ISSUER)
        && Instant.ofEpochSecond(claims.number(0, "exp")).isAfter(simulation.now());
  }

  private byte[] signature(String text) {
    if (key == null) {
      RandomStream random = simulation.random("apiserver.tokens");
      ByteBuffer words = ByteBuffer.allocate(KEY_WORDS * Long.BYTES);
      for (int i = 0; i < KEY_WORDS; i++) {
        words.putLong(random.nextLong());
      }
      key = words.array();
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
