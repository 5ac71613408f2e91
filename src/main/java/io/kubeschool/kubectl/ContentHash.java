package io.kubeschool.kubectl;

import io.kubeschool.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The suffix of {@code --append-hash} and of what kustomizations generate. Models
 * pkg/util/hash/hash.go and kustomize's api hasher/hasher.go.
 */
public final class ContentHash {

  private ContentHash() {}

  /** Ten letters that stand for the content. */
  public static String of(JsonObject content) {
    String text =
        content.toText().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return HexFormat.of()
        .formatHex(digest)
        .substring(0, 10)
        .replace('0', 'g')
        .replace('1', 'h')
        .replace('3', 'k')
        .replace('a', 'm')
        .replace('e', 't');
  }
}
