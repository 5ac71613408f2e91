package io.kubeschool.apiserver.admission;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.util.List;

/**
 * Lets new pods stay for five minutes on a node that fails. Models
 * plugin/pkg/admission/defaulttolerationseconds.
 */
final class DefaultTolerationSeconds implements AdmissionPlugin {

  private static final List<String> KEYS =
      List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

  @Override
  public JsonObject admit(Attributes attributes, JsonObject pod) {
    boolean concerned =
        attributes.kind().equals(Kinds.POD)
            && attributes.subresource().isEmpty()
            && attributes.operation() != Attributes.Operation.DELETE;
    if (!concerned) {
      return pod;
    }
    JsonArray tolerations = pod.array("spec", "tolerations");
    JsonArray more = tolerations;
    for (String key : KEYS) {
      if (!tolerates(tolerations, key)) {
        more =
            more.plus(
                Json.objectOf(
                    "effect",
                    "NoExecute",
                    "key",
                    key,
                    "operator",
                    "Exists",
                    "tolerationSeconds",
                    300));
      }
    }
    return more == tolerations ? pod : pod.set(more, "spec", "tolerations");
  }

  private static boolean tolerates(JsonArray tolerations, String key) {
    for (JsonObject toleration : tolerations.objects()) {
      String effect = toleration.string("effect");
      String tolerated = toleration.string("key");
      if ((tolerated.equals(key) || tolerated.isEmpty())
          && (effect.equals("NoExecute") || effect.isEmpty())) {
        return true;
      }
    }
    return false;
  }
}
