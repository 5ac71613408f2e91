package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Patcher;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.function.UnaryOperator;

/** Turns patch requests into changes of objects. Models pkg/endpoints/handlers/patch.go. */
final class Patches {

  private final Patcher patcher;
  private final Writer writer;

  Patches(Patcher patcher, Writer writer) {
    this.patcher = patcher;
    this.writer = writer;
  }

  /** Whether the request is a server-side apply, which creates what is missing. */
  static boolean isApply(Request request) {
    return contentType(request).startsWith("application/apply-patch+");
  }

  /** What the call's patch does to an object of {@code kind}; null stands for a missing one. */
  UnaryOperator<JsonObject> of(Call call, ResourceKind kind) {
    Request request = call.request();
    Patcher.Patch patch =
        new Patcher.Patch(
            kind,
            contentType(request),
            request.body() == null ? JsonObject.EMPTY : request.body(),
            call.fieldValidation(),
            request.parameter("fieldManager"),
            request.parameter("force").equals("true"));
    return current -> {
      Patcher.Patched patched = patcher.apply(patch, current);
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

  private static String contentType(Request request) {
    String type = request.header("content-type");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).trim();
  }
}
