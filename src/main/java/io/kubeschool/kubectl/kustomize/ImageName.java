package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.JsonObject;

/**
 * An image's name in its parts. Models api internal/image/image.go and filters/imagetag/updater.go.
 *
 * @param tag or ""
 * @param digest or ""
 */
record ImageName(String name, String tag, String digest) {

  static ImageName parse(String text) {
    int slash = Math.max(text.indexOf('/'), 0);
    int at = text.indexOf('@', slash);
    int colon = text.indexOf(':', slash);
    if (at >= 0 && (colon < 0 || at < colon)) {
      return new ImageName(text.substring(0, at), "", text.substring(at + 1));
    }
    if (colon < 0) {
      return new ImageName(text, "", "");
    }
    return new ImageName(
        text.substring(0, colon),
        text.substring(colon + 1, at < 0 ? text.length() : at),
        at < 0 ? "" : text.substring(at + 1));
  }

  /** The name as an entry of {@code images} wants it. */
  ImageName with(JsonObject image) {
    String newName = image.string("newName").isEmpty() ? name : image.string("newName");
    String newTag = image.string("newTag");
    String newDigest = image.string("digest");
    if (!newTag.isEmpty() || !newDigest.isEmpty()) {
      return new ImageName(newName, newTag, newDigest);
    }
    String suffix = image.string("tagSuffix");
    return suffix.isEmpty()
        ? new ImageName(newName, tag, digest)
        : new ImageName(newName, tag + suffix, "");
  }

  @Override
  public String toString() {
    return name + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
  }
}
