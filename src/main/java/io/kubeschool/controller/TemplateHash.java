package io.kubeschool.controller;

import io.kubeschool.model.Json;
import java.nio.charset.StandardCharsets;

/**
 * The short name of a pod template's content. Models pkg/controller/controller_utils.go:
 * ComputeHash; its bytes are those of the template's JSON rather than of Go's dump of it, so the
 * hashes differ from a real cluster's but not in form.
 */
public final class TemplateHash {

  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private TemplateHash() {}

  /**
   * The hash of a template.
   *
   * @param collisions how often the hash was found taken by another template, or null if never
   */
  public static String of(Json template, Integer collisions) {
    int hash = 0x811c9dc5;
    for (byte b : template.toText().getBytes(StandardCharsets.UTF_8)) {
      hash = fnv1a(hash, b);
    }
    if (collisions != null) {
      for (int i = 0; i < 8; i++) {
        hash = fnv1a(hash, (byte) (i < 4 ? collisions >>> (8 * i) : 0));
      }
    }
    return safeEncode(Integer.toUnsignedString(hash));
  }

  private static int fnv1a(int hash, byte b) {
    return (hash ^ (b & 0xff)) * 0x01000193;
  }

  /** Models apimachinery util/rand: SafeEncodeString. */
  private static String safeEncode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      encoded.append(LETTERS.charAt(text.charAt(i) % LETTERS.length()));
    }
    return encoded.toString();
  }
}
