package io.kubeschool.kubectl.verb.create;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.RandomStream;
import java.util.List;

/** The containers of generated pod templates, as Go's encoder writes them. */
final class Containers {

  private Containers() {}

  /** A container that runs {@code command}, or its image's own if that is empty. */
  static JsonObject of(String name, String image, List<String> command) {
    JsonObject container = Json.objectOf("name", name, "resources", JsonObject.EMPTY);
    if (!image.isEmpty()) {
      container = container.with("image", image);
    }
    return command.isEmpty() ? container : container.with("command", JsonArray.ofStrings(command));
  }

  /**
   * The container's name that an image suggests. Models pkg/cmd/create/create_deployment.go:
   * buildPodSpec, sanitizeAndUniquify.
   */
  static String nameFor(String image, RandomStream random) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    name = before(before(name, ':'), '@');
    if (name.indexOf('_') < 0 && name.indexOf('.') < 0) {
      return name;
    }
    return name.replace('_', '-').replace('.', '-') + "-" + random.nameSuffix(5);
  }

  private static String before(String text, char separator) {
    int at = text.indexOf(separator);
    return at < 0 ? text : text.substring(0, at);
  }
}
