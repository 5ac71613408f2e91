package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;

/**
 * Protects volumes and claims that are in use, and gives claims the default class. Models
 * plugin/pkg/admission/storage: storageobjectinuseprotection and storageclass/setdefault.
 */
final class StorageDefaults implements AdmissionPlugin {

  private static final String DEFAULT_ANNOTATION = "storageclass.kubernetes.io/is-default-class";

  private final ObjectReader objects;

  StorageDefaults(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public JsonObject admit(Attributes attributes, JsonObject object) {
    if (attributes.creates(Kinds.PERSISTENT_VOLUME)) {
      return withFinalizer(object, "kubernetes.io/pv-protection");
    }
    if (attributes.creates(Kinds.PERSISTENT_VOLUME_CLAIM)) {
      return withClass(withFinalizer(object, "kubernetes.io/pvc-protection"));
    }
    return object;
  }

  private static JsonObject withFinalizer(JsonObject object, String finalizer) {
    JsonArray finalizers = object.array("metadata", "finalizers");
    return finalizers.strings().contains(finalizer)
        ? object
        : object.set(finalizers.plus(new JsonString(finalizer)), "metadata", "finalizers");
  }

  /** The default class made last wins, then the first name. */
  private JsonObject withClass(JsonObject claim) {
    if (claim.has("spec", "storageClassName")
        || claim.has("metadata", "annotations", "volume.beta.kubernetes.io/storage-class")) {
      return claim;
    }
    JsonObject chosen = null;
    for (JsonObject candidate : objects.list(Kinds.STORAGE_CLASS, "")) {
      boolean isDefault =
          candidate.string("metadata", "annotations", DEFAULT_ANNOTATION).equals("true");
      if (isDefault && (chosen == null || created(candidate).compareTo(created(chosen)) > 0)) {
        chosen = candidate;
      }
    }
    return chosen == null
        ? claim
        : claim.set(chosen.string("metadata", "name"), "spec", "storageClassName");
  }

  private static String created(JsonObject object) {
    return object.string("metadata", "creationTimestamp");
  }
}
