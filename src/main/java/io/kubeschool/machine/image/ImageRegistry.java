package io.kubeschool.machine.image;

import java.util.Map;
import java.util.TreeMap;

/**
 * What can be pulled: all registries' names lead to this one, so only an image's repository and tag
 * count. Its refusals are those of containerd in front of Docker Hub and of other registries.
 */
public final class ImageRegistry {

  /** An attempt to pull. */
  public sealed interface Answer permits Found, Refused {}

  /** The image. */
  public record Found(Image image) implements Answer {}

  /**
   * Why it cannot be had.
   *
   * @param message what containerd says, after {@code Failed to pull image "...": }
   */
  public record Refused(String message) implements Answer {}

  private final Map<String, Map<String, Image>> repositories = new TreeMap<>();

  /** Adds an image; the later one of a repository and tag stays. */
  public void push(Image image) {
    repositories.computeIfAbsent(image.repository(), r -> new TreeMap<>()).put(image.tag(), image);
  }

  /** Looks for an image. Models containerd's CRI plugin: PullImage. */
  public Answer resolve(ImageReference reference) {
    String failed =
        "failed to pull and unpack image \"" + reference + "\": failed to resolve image: ";
    Map<String, Image> tags = repositories.get(reference.repository());
    if (tags == null) {
      return new Refused(
          reference.domain().equals("docker.io")
              ? failed
                  + "pull access denied, repository does not exist or may require authorization: "
                  + "server message: insufficient_scope: authorization failed"
              : notFound(failed, reference));
    }
    Image image =
        reference.digest().isEmpty()
            ? tags.get(reference.tag())
            : tags.values().stream()
                .filter(i -> i.digest().equals(reference.digest()))
                .findFirst()
                .orElse(null);
    return image == null ? new Refused(notFound(failed, reference)) : new Found(image);
  }

  private static String notFound(String failed, ImageReference reference) {
    return "rpc error: code = NotFound desc = " + failed + reference + ": not found";
  }
}
