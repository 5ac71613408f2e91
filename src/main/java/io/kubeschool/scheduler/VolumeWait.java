package io.kubeschool.scheduler;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.plugin.VolumeBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pods that have a node and wait for their volumes to be made there. Models plugins/volumebinding:
 * PreBind and the binder's checkBindings, without its time limit of ten minutes.
 */
final class VolumeWait implements InformerHandler {

  private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

  private final ApiClient client;
  private final VolumeBinding volumes;
  private final Map<ObjectKey, Waiting> waiting = new LinkedHashMap<>();

  private record Waiting(PodInfo pod, Runnable then) {}

  VolumeWait(ApiClient client, VolumeBinding volumes) {
    this.client = client;
    this.volumes = volumes;
  }

  /** Has the pod's volumes made on that node, and does {@code then} when they are there. */
  void await(PodInfo pod, String node, Runnable then) {
    List<JsonObject> claims = pod.claims().isEmpty() ? List.of() : volumes.waiting(pod);
    if (claims.isEmpty()) {
      then.run();
      return;
    }
    waiting.put(pod.key(), new Waiting(pod, then));
    for (JsonObject claim : claims) {
      client.patch(
          Kinds.PERSISTENT_VOLUME_CLAIM,
          ObjectKey.of(claim),
          Request.MERGE_PATCH,
          Json.objectOf(
              "metadata", Json.objectOf("annotations", Json.objectOf(SELECTED_NODE, node))));
    }
  }

  /** The pod is gone. */
  void forget(ObjectKey pod) {
    waiting.remove(pod);
  }

  @Override
  public void updated(JsonObject old, JsonObject claim) {
    for (Waiting one : new ArrayList<>(waiting.values())) {
      if (one.pod().namespace().equals(claim.string("metadata", "namespace"))
          && volumes.waiting(one.pod()).isEmpty()) {
        waiting.remove(one.pod().key());
        one.then().run();
      }
    }
  }
}
