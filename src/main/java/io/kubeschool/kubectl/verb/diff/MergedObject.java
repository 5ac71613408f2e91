package io.kubeschool.kubectl.verb.diff;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** What an object would be after it was applied. Models diff.go: InfoObject.Merged. */
final class MergedObject {

  private MergedObject() {}

  /**
   * Asks the server, which stores nothing.
   *
   * @param local what the file says
   * @param live what there is, or an empty object
   * @param force whether it may have changed meanwhile
   */
  static JsonObject of(
      Session session, ResourceInfo info, JsonObject local, JsonObject live, boolean force) {
    boolean serverSide = session.flags().bool("server-side");
    String manager = session.flags().string("field-manager");
    if (serverSide && !session.flags().changed("field-manager")) {
      manager = "kubectl";
    }
    ObjectWriter writer = new ObjectWriter(session.client(), true, manager, "");
    if (serverSide) {
      return writer.patch(
          info.path(), Request.APPLY_PATCH, local, session.flags().bool("force-conflicts"));
    }
    if (live.isEmpty()) {
      return writer.createAnew(info.collectionPath(), local);
    }
    String text = LastApplied.original(live);
    JsonObject original = text.isEmpty() ? JsonObject.EMPTY : (JsonObject) Json.parse(text.strip());
    TypedPatch patch = TypedPatch.threeWay(original, LastApplied.bare(local), live);
    if (patch.isEmpty()) {
      return live;
    }
    JsonObject body = patch.body();
    if (!force) {
      body = body.set(live.string("metadata", "resourceVersion"), "metadata", "resourceVersion");
    }
    try {
      return writer.patch(info.path(), patch.contentType(), body);
    } catch (StatusError e) {
      throw StatusError.withSource(e, "patching", info.source());
    }
  }
}
