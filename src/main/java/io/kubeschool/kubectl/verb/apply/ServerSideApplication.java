package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;

/**
 * Lets the server apply one object, and hands over to server-side apply what client-side apply
 * managed of it. Models apply.go: applyOneObject, saveLastApplyAnnotationIfNecessary,
 * migrateToSSAIfNecessary.
 */
final class ServerSideApplication {

  private static final String DEFAULT_MANAGER = "kubectl";

  /** Who keeps the annotation from being dropped, as {@code kubectl} no longer applies it. */
  private static final String ANNOTATION_MANAGER = "kubectl-last-applied";

  private static final int MOST_ATTEMPTS = 5;

  private static final String CONFLICT_HELP =
      """

      Please review the fields above--they currently have other managers. Here
      are the ways you can resolve this warning:
      * If you intend to manage all of these fields, please re-run the apply
        command with the `--force-conflicts` flag.
      * If you do not intend to manage all of the fields, please edit your
        manifest to remove references to the fields that should keep their
        current managers.
      * You may co-own fields by updating your manifest to match the existing
        value; in this case, you'll become the manager if the other manager(s)
        stop managing the field (remove it from their configuration).
      See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts\
      """;

  private final Session session;
  private final ApplyOptions options;
  private final ResourceInfo info;
  private final ObjectWriter writer;
  private final String path;

  ServerSideApplication(
      Session session, ApplyOptions options, ResourceInfo info, ObjectWriter writer) {
    this.session = session;
    this.options = options;
    this.info = info;
    this.writer = writer;
    String subresource = session.flags().string("subresource");
    this.path = subresource.isEmpty() ? info.path() : info.path() + "/" + subresource;
  }

  void run(JsonObject wanted) {
    try {
      info.refresh(apply(wanted));
    } catch (StatusError e) {
      if (e.code() == 415) {
        throw new CommandError(
            "Server-side apply not available on the server: (" + e.getMessage() + ")");
      }
      throw e.isConflict() ? new CommandError(e.getMessage() + CONFLICT_HELP) : e;
    }
    try {
      saveAnnotation();
    } catch (KubectlError e) {
      warn("error occurred while preserving last-applied annotation: ", e);
      return;
    }
    boolean migrated;
    try {
      migrated = migrate();
    } catch (KubectlError e) {
      warn("error occurred while migrating managed fields to server-side apply: ", e);
      return;
    }
    if (migrated) {
      try {
        info.refresh(apply(wanted));
      } catch (KubectlError e) {
        warn("error occurred while re-applying after the migration to server-side apply: ", e);
      }
    }
  }

  private JsonObject apply(JsonObject wanted) {
    return writer.patch(path, Request.APPLY_PATCH, wanted, options.forceConflicts());
  }

  /** Lets a manager of its own apply the annotation, unless somebody applies it already. */
  private void saveAnnotation() {
    if (!options.fieldManager().equals(DEFAULT_MANAGER)) {
      return;
    }
    JsonObject object = info.object();
    Json text = object.get("metadata", "annotations", LastApplied.ANNOTATION);
    ManagedFieldsEntries entries = ManagedFieldsEntries.of(object);
    if (text == null || !entries.annotationOwners("Apply").isEmpty()) {
      return;
    }
    JsonObject annotation =
        Json.objectOf(
            "apiVersion",
            object.string("apiVersion"),
            "kind",
            object.string("kind"),
            "metadata",
            Json.objectOf(
                "name",
                info.name(),
                "annotations",
                JsonObject.EMPTY.with(LastApplied.ANNOTATION, text)));
    if (!info.namespace().isEmpty()) {
      annotation = annotation.set(info.namespace(), "metadata", "namespace");
    }
    ObjectWriter keeper =
        new ObjectWriter(
            session.client(), writer.dryRun(), ANNOTATION_MANAGER, writer.fieldValidation());
    info.refresh(keeper.patch(info.path(), Request.APPLY_PATCH, annotation));
  }

  /** Makes client-side apply's fields those of server-side apply; tells whether there were any. */
  private boolean migrate() {
    for (int attempt = 1; ; attempt++) {
      JsonObject object = info.object();
      ManagedFieldsEntries entries = ManagedFieldsEntries.of(object);
      ManagedFieldsEntries upgraded =
          entries.upgraded(entries.annotationOwners("Update"), options.fieldManager());
      if (upgraded.equals(entries)) {
        return false;
      }
      JsonArray patch =
          Json.arrayOf(
              replacing("/metadata/managedFields", upgraded.json()),
              replacing("/metadata/resourceVersion", object.get("metadata", "resourceVersion")));
      try {
        info.refresh(writer.patch(info.path(), Request.JSON_PATCH, patch));
        return true;
      } catch (StatusError e) {
        if (!e.isConflict() || attempt == MOST_ATTEMPTS) {
          throw e;
        }
        info.get();
      }
    }
  }

  private static JsonObject replacing(String path, Json value) {
    return Json.objectOf("op", "replace", "path", path, "value", value);
  }

  private void warn(String what, KubectlError e) {
    session.err().println("Warning: " + what + e.getMessage());
  }
}
