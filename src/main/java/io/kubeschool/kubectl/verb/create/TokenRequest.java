package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.time.Duration;
import java.util.List;

/** {@code kubectl create token}. Models pkg/cmd/create/create_token.go. */
final class TokenRequest {

  private static final List<String> BOUND_KINDS = List.of("Node", "Pod", "Secret");

  private TokenRequest() {}

  static void run(Session session) {
    String name = CreateCall.of(session).name();
    SuccessPrinter printer = SuccessPrinter.of(session, DryRun.NONE);
    JsonObject response;
    try {
      response =
          ObjectWriter.of(session.client())
              .create(
                  "/api/v1/namespaces/%s/serviceaccounts/%s/token"
                      .formatted(session.namespace(), name),
                  request(session));
    } catch (StatusError e) {
      throw new CommandError("failed to create token: " + e.getMessage());
    }
    String token = response.string("status", "token");
    if (token.isEmpty()) {
      throw new CommandError("failed to create token: no token in server response");
    }
    if (!session.flags().string("output").isEmpty()) {
      printer.print(response, "created");
      return;
    }
    session.out().print(session.process().outIsTerminal() ? token + "\n" : token);
  }

  private static JsonObject request(Session session) {
    Duration duration = session.flags().duration("duration");
    if (duration.isNegative()) {
      throw new CommandError("--duration must be greater than or equal to 0");
    }
    if (duration.toNanosPart() != 0) {
      throw new CommandError("--duration cannot be expressed in units less than seconds");
    }
    List<String> audiences = session.flags().strings("audience");
    if (audiences.contains("")) {
      throw new CommandError("--audience must not be an empty string");
    }
    JsonObject spec =
        Json.objectOf(
            "audiences", audiences.isEmpty() ? Json.of(null) : JsonArray.ofStrings(audiences));
    if (!duration.isZero()) {
      spec = spec.with("expirationSeconds", duration.toSeconds());
    }
    String kind = session.flags().string("bound-object-kind");
    String name = session.flags().string("bound-object-name");
    String uid = session.flags().string("bound-object-uid");
    if (kind.isEmpty()) {
      if (!name.isEmpty()) {
        throw new CommandError(
            "--bound-object-name can only be set if --bound-object-kind is provided");
      }
      if (!uid.isEmpty()) {
        throw new CommandError(
            "--bound-object-uid can only be set if --bound-object-kind is provided");
      }
    } else {
      if (!BOUND_KINDS.contains(kind)) {
        throw new CommandError(
            "supported --bound-object-kind values are " + String.join(", ", BOUND_KINDS));
      }
      if (name.isEmpty()) {
        throw new CommandError(
            "--bound-object-name is required if --bound-object-kind is provided");
      }
      JsonObject bound = Json.objectOf("apiVersion", "v1", "kind", kind, "name", name);
      spec = spec.with("boundObjectRef", uid.isEmpty() ? bound : bound.with("uid", (Object) uid));
    }
    return Json.objectOf(
        "apiVersion",
        "authentication.k8s.io/v1",
        "kind",
        "TokenRequest",
        "metadata",
        JsonObject.EMPTY,
        "spec",
        spec);
  }
}
