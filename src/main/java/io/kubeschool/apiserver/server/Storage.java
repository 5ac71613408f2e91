package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.admission.ObjectReader;
import io.kubeschool.apiserver.admission.ObjectWriter;
import io.kubeschool.apiserver.registry.Registry;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.registry.WriteHook;
import io.kubeschool.apiserver.storage.ResourceStore;
import io.kubeschool.apiserver.storage.Selection;
import io.kubeschool.apiserver.storage.Store;
import io.kubeschool.model.FieldSelector;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stored objects of every kind that the registry has. */
final class Storage implements ObjectReader, ObjectWriter {

  private final Store store;
  private final Map<ResourceKind, ResourceStore> stores = new HashMap<>();
  private final Map<ResourceKind, WriteHook> hooks = new HashMap<>();

  Storage(Store store, Registry registry) {
    this.store = store;
    for (Resource resource : registry.resources()) {
      if (resource.stored().equals(resource.kind())) {
        stores.put(
            resource.kind(),
            store.addResource(resource.kind().groupResource(), resource.indexedField()));
      }
    }
  }

  void addHook(ResourceKind kind, WriteHook hook) {
    hooks.put(kind, hook);
  }

  WriteHook hook(Resource resource) {
    return hooks.getOrDefault(resource.stored(), WriteHook.NONE);
  }

  ResourceStore of(Resource resource) {
    return stores.get(resource.stored());
  }

  ResourceStore of(ResourceKind kind) {
    return stores.get(kind);
  }

  @Override
  public JsonObject get(ResourceKind kind, ObjectKey key) {
    return stores.get(kind).get(key);
  }

  @Override
  public List<JsonObject> list(ResourceKind kind, String namespace) {
    return stores
        .get(kind)
        .list(new Selection(namespace, "", LabelSelector.EVERYTHING, FieldSelector.EVERYTHING));
  }

  @Override
  public void replace(ResourceKind kind, JsonObject object) {
    stores.get(kind).update(ObjectKey.of(object), object);
  }

  long revision() {
    return store.revision();
  }

  /**
   * The object of a call.
   *
   * @throws io.kubeschool.apiserver.StatusException NotFound
   */
  JsonObject existing(Call call) {
    return existing(call.resource(), call.key());
  }

  JsonObject existing(Resource resource, ObjectKey key) {
    JsonObject object = of(resource).get(key);
    if (object == null) {
      throw Failure.notFound(resource.kind(), key.name());
    }
    return object;
  }
}
