package io.kubeschool.controller;

import io.kubeschool.apiserver.Patcher;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Merges the lists that controllers patch by their keys, as the strategic merge patch does; stands
 * in for it.
 */
final class ListMergingPatcher implements Patcher {

  private static final Map<String, String> KEYS =
      Map.of("ownerReferences", "uid", "conditions", "type");

  @Override
  public Patched apply(Patch patch, JsonObject current) {
    return new Patched((JsonObject) merge("", current, patch.body()), List.of());
  }

  private static Json merge(String name, Json target, Json patch) {
    if (patch instanceof JsonArray changes && KEYS.containsKey(name)) {
      return mergeList(KEYS.get(name), target, changes);
    }
    if (!(patch instanceof JsonObject changes)) {
      return patch;
    }
    JsonObject merged = target instanceof JsonObject object ? object : JsonObject.EMPTY;
    for (Map.Entry<String, Json> change : changes) {
      String field = change.getKey();
      merged =
          change.getValue() instanceof JsonNull
              ? merged.without(field)
              : merged.with(field, merge(field, merged.field(field), change.getValue()));
    }
    return merged;
  }

  private static JsonArray mergeList(String key, Json target, JsonArray changes) {
    JsonArray merged = target instanceof JsonArray array ? array : JsonArray.EMPTY;
    for (JsonObject change : changes.objects()) {
      JsonObject old = merged.find(key, change.string(key));
      if (change.string("$patch").equals("delete")) {
        merged = merged.filter(item -> item != old);
      } else {
        merged =
            old == null
                ? merged.plus(change)
                : merged.map(item -> item == old ? merge("", old, change) : item);
      }
    }
    return merged;
  }
}
