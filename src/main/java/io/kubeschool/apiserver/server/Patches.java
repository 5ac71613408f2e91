package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Patcher;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.registry.Scales;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.function.UnaryOperator;

/** Turns patch requests into changes of objects. Models pkg/endpoints/handlers/patch.go. */
final class Patches {

  private final Patcher patcher;
  private final Writer writer;
  private final FieldTracking tracking;

  Patches(Patcher patcher, Writer writer, FieldTracking tracking) {
    this.patcher = patcher;
    this.writer = writer;
    this.tracking = tracking;
  }

  /** Whether the request is a server-side apply, which creates what is missing. */
  static boolean isApply(Request request) {
    return contentType(request).startsWith("application/apply-patch+");
  }

  /**
   * What the call's patch, an apply too, does to an object of {@code kind}; null stands for a
   * missing one.
   */
  UnaryOperator<JsonObject> of(Call call, ResourceKind kind) {
    Request request = call.request();
    PatchOptions.check(request);
    if (isApply(request)) {
      return current -> apply(call, kind, current);
    }
    Patcher.Patch patch =
        new Patcher.Patch(
            kind,
            contentType(request),
            request.body() == null ? JsonObject.EMPTY : request.body(),
            call.fieldValidation());
    return current -> {
      Patcher.Patched patched = HiddenManagers.patch(patcher, patch, current);
      call.warn(patched.warnings());
      JsonObject object =
          Metadata.withKind(patched.object(), kind.groupVersion().toString(), kind.kind());
      if (current != null) {
        object = Metadata.ensureNamespace(object, call.namespace());
        Metadata.checkName(object, call.info().name(), call.namespace());
      }
      return writer.applyDefaults(object, kind);
    };
  }

  private JsonObject apply(Call call, ResourceKind kind, JsonObject current) {
    if (!(call.request().body() instanceof JsonObject applied)) {
      throw Failure.badRequest(
          "error decoding YAML: error unmarshaling JSON: json: cannot unmarshal "
              + (call.request().body() instanceof JsonArray ? "array" : "string")
              + " into Go value of type map[string]interface {}");
    }
    JsonObject object =
        kind.equals(Scales.KIND)
            ? tracking.apply(call, current, Scales.applied(call.kind(), applied))
            : tracking.apply(call, current, applied);
    object = writer.normalize(object, call.kind());
    object = Metadata.ensureNamespace(object, call.namespace());
    Metadata.checkName(object, call.info().name(), call.namespace());
    return writer.applyDefaults(object, call.kind());
  }

  private static String contentType(Request request) {
    String type = request.header("content-type");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).trim();
  }
}
