package io.kubeschool.controller.volume;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Quantity;

/** Finds the volume for a claim. Models component-helpers storage/volume: FindMatchingVolume. */
final class VolumeMatcher {

  private VolumeMatcher() {}

  /** The smallest volume that suits; one that was made for this claim before all; or null. */
  static JsonObject find(JsonObject claim, Iterable<JsonObject> volumes) {
    Quantity wanted = Quantity.of(request(claim));
    JsonObject best = null;
    Quantity bestSize = null;
    for (JsonObject volume : volumes) {
      Quantity size = Quantity.of(volume.get("spec", "capacity", "storage"));
      if (size.compareTo(wanted) < 0
          || !mode(volume).equals(mode(claim))
          || volume.has("metadata", "deletionTimestamp")) {
        continue;
      }
      Json reference = volume.get("spec", "claimRef");
      if (reference != null) {
        if (isFor(volume, claim)) {
          return volume;
        }
        continue;
      }
      boolean smaller = bestSize == null || size.compareTo(bestSize) < 0;
      if (suits(claim, volume) && smaller) {
        best = volume;
        bestSize = size;
      }
    }
    return best;
  }

  private static Json request(JsonObject claim) {
    return claim.get("spec", "resources", "requests", "storage");
  }

  private static String mode(JsonObject object) {
    String mode = object.string("spec", "volumeMode");
    return mode.isEmpty() ? "Filesystem" : mode;
  }

  private static boolean suits(JsonObject claim, JsonObject volume) {
    return volume.string("status", "phase").equals("Available")
        && volume
            .string("spec", "storageClassName")
            .equals(claim.string("spec", "storageClassName"))
        && volume
            .array("spec", "accessModes")
            .strings()
            .containsAll(claim.array("spec", "accessModes").strings())
        && (!(claim.get("spec", "selector") instanceof JsonObject selector)
            || LabelSelector.of(selector).matches(volume));
  }

  /** Whether a volume names that claim as its own. Models IsVolumeBoundToClaim. */
  static boolean isFor(JsonObject volume, JsonObject claim) {
    JsonObject reference = volume.object("spec", "claimRef");
    String uid = reference.string("uid");
    return new ObjectKey(reference.string("namespace"), reference.string("name"))
            .equals(ObjectKey.of(claim))
        && (uid.isEmpty() || uid.equals(claim.string("metadata", "uid")));
  }
}
