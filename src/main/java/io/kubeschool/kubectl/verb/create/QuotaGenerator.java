package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.verb.object.Quantities;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.List;

/** {@code create quota}. Models pkg/cmd/create/create_quota.go. */
final class QuotaGenerator implements Generator {

  @Override
  public JsonObject generate(CreateCall call) {
    JsonObject spec = JsonObject.EMPTY;
    String hard = call.flags().string("hard");
    if (!hard.isEmpty()) {
      spec = spec.with("hard", Quantities.parseList(hard));
    }
    String scopes = call.flags().string("scopes");
    if (!scopes.isEmpty()) {
      List<String> list = List.of(scopes.split(",", -1));
      if (list.contains("")) {
        throw new CommandError("invalid resource quota scope \"\"");
      }
      spec = spec.with("scopes", JsonArray.ofStrings(list));
    }
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "ResourceQuota",
        "metadata",
        Json.objectOf("name", call.name()),
        "spec",
        spec,
        "status",
        JsonObject.EMPTY);
  }
}
