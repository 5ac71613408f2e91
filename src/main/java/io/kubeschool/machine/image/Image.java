package io.kubeschool.machine.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A container image.
 *
 * @param repository without its registry, {@code library/nginx}
 * @param tag such as {@code 1.14.2}
 * @param digest its manifest's, {@code sha256:...}
 * @param size compressed, in bytes
 * @param config how it runs
 * @param files what is in it
 */
public record Image(
    String repository, String tag, String digest, long size, ImageConfig config, ImageFiles files) {

  /** An image whose digest derives from its repository and tag. */
  public static Image of(
      String repository, String tag, long size, ImageConfig config, ImageFiles files) {
    return new Image(
        repository, tag, "sha256:" + sha256(repository + ":" + tag), size, config, files);
  }

  /** The hexadecimal SHA-256 of a text. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
