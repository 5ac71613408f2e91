package io.kubeschool.controller;

import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/** Who controls an object, and the index of objects by it. */
public final class ControllerRef {

  /** The index of objects by their controller's uid, and of orphans by {@link #orphansOf}. */
  public static final String INDEX = "controller";

  private ControllerRef() {}

  /** The reference to the object's controller, or null. Models meta/v1: GetControllerOf. */
  public static OwnerReference of(JsonObject object) {
    for (Json owner : object.array("metadata", "ownerReferences")) {
      if (owner.bool("controller")) {
        return new OwnerReference((JsonObject) owner);
      }
    }
    return null;
  }

  /** Whether that object is its controller. Models meta/v1: IsControlledBy. */
  public static boolean isControlledBy(JsonObject object, JsonObject owner) {
    OwnerReference controller = of(object);
    return controller != null && controller.uid().equals(owner.string("metadata", "uid"));
  }

  /**
   * The object's controller if it is of that kind and there, else null. Models the controllers'
   * resolveControllerRef.
   *
   * @param owners the cache of that kind
   */
  public static JsonObject resolve(JsonObject object, ResourceKind kind, SharedInformer owners) {
    OwnerReference reference = of(object);
    if (reference == null || !reference.kind().equals(kind.kind())) {
      return null;
    }
    JsonObject owner =
        owners.get(new ObjectKey(object.string("metadata", "namespace"), reference.name()));
    return owner != null && owner.string("metadata", "uid").equals(reference.uid()) ? owner : null;
  }

  /** The key of {@link #INDEX} under which a namespace's orphans are. */
  public static String orphansOf(String namespace) {
    return "orphans of " + namespace;
  }

  /** The keys of {@link #INDEX}. Models pkg/controller: AddPodControllerIndexer. */
  public static List<String> keys(JsonObject object) {
    OwnerReference controller = of(object);
    return List.of(
        controller == null ? orphansOf(object.string("metadata", "namespace")) : controller.uid());
  }
}
