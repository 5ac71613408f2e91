package io.kubeschool.apiserver.registry;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** What nodes do; a kubelet sends its status with the new node. Models pkg/registry/core/node. */
final class NodeStrategy implements Strategy {

  @Override
  public JsonObject prepareForUpdate(JsonObject node, JsonObject old) {
    return StandardStrategy.keep(node, old, List.of("status"));
  }

  @Override
  public JsonObject prepareForStatusUpdate(JsonObject node, JsonObject old) {
    return StandardStrategy.keep(node, old, List.of("spec"));
  }
}
