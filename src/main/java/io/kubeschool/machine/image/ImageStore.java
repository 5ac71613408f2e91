package io.kubeschool.machine.image;

import java.util.Map;
import java.util.TreeMap;

/** The images that a node has. Models the part of the CRI's image service that kubelet asks. */
public final class ImageStore {

  private final ImageRegistry registry;
  private final Map<String, Image> present = new TreeMap<>();

  /** An empty store that pulls from {@code registry}. */
  public ImageStore(ImageRegistry registry) {
    this.registry = registry;
  }

  /** The image of that name if the node has it, or null. */
  public Image get(ImageReference reference) {
    return present.get(reference.toString());
  }

  /** Fetches an image and keeps it. */
  public ImageRegistry.Answer pull(ImageReference reference) {
    ImageRegistry.Answer answer = registry.resolve(reference);
    if (answer instanceof ImageRegistry.Found(Image image)) {
      present.put(reference.toString(), image);
    }
    return answer;
  }

  /** How many bytes pulling it would fetch; 0 if it cannot be had. */
  public long sizeToPull(ImageReference reference) {
    return registry.resolve(reference) instanceof ImageRegistry.Found(Image image)
        ? image.size()
        : 0;
  }

  /** Puts images on the node beforehand; names that the registry does not know are left out. */
  public void preload(Iterable<String> names) {
    for (String name : names) {
      try {
        pull(ImageReference.parse(name));
      } catch (ImageReference.Malformed e) {
        throw new IllegalArgumentException(name, e);
      }
    }
  }
}
