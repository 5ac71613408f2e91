package io.kubeschool.machine.image;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image, normalised. Models distribution/reference: ParseNormalizedNamed.
 *
 * @param domain the registry, {@code docker.io} if none was named
 * @param repository {@code library/nginx}
 * @param tag {@code latest} if neither tag nor digest was given; "" if a digest was
 * @param digest {@code sha256:...} or ""
 */
public record ImageReference(String domain, String repository, String tag, String digest) {

  private static final String PATH_COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final String DOMAIN =
      "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
          + "(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::[0-9]+)?";
  private static final Pattern REFERENCE =
      Pattern.compile(
          "("
              + DOMAIN
              + ")/("
              + PATH_COMPONENT
              + "(?:/"
              + PATH_COMPONENT
              + ")*)(?::(\\w[\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");
  private static final Pattern HEX_64 = Pattern.compile("[a-f0-9]{64}");

  /** A name that is no image's. The message is upstream's. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads the name of an image.
   *
   * @throws Malformed if it is none, with the text of distribution/reference
   */
  public static ImageReference parse(String name) throws Malformed {
    if (HEX_64.matcher(name).matches()) {
      throw new Malformed(
          "invalid repository name (" + name + "), cannot specify 64-byte hexadecimal strings");
    }
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean hasDomain =
        slash >= 0
            && (first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT)));
    String domain = hasDomain ? first : "docker.io";
    String rest = hasDomain ? name.substring(slash + 1) : name;
    if (domain.equals("index.docker.io")) {
      domain = "docker.io";
    }
    if (domain.equals("docker.io") && rest.indexOf('/') < 0) {
      rest = "library/" + rest;
    }
    int colon = rest.indexOf(':');
    String remote = colon < 0 ? rest : rest.substring(0, colon);
    if (!remote.equals(remote.toLowerCase(Locale.ROOT))) {
      throw new Malformed(
          "invalid reference format: repository name (" + remote + ") must be lowercase");
    }
    Matcher matcher = REFERENCE.matcher(domain + "/" + rest);
    if (!matcher.matches()) {
      throw new Malformed("invalid reference format");
    }
    String digest = matcher.group(4) == null ? "" : matcher.group(4);
    String tag = matcher.group(3) == null ? "" : matcher.group(3);
    return new ImageReference(
        matcher.group(1),
        matcher.group(2),
        tag.isEmpty() && digest.isEmpty() ? "latest" : tag,
        digest);
  }

  /** {@code docker.io/library/nginx}. */
  public String name() {
    return domain + "/" + repository;
  }

  /** {@code docker.io/library/nginx:1.14.2}. */
  @Override
  public String toString() {
    return name() + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
  }
}
