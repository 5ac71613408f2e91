package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.registry.Scales;
import io.kubeschool.apiserver.registry.Subresource;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Answers requests for the parts of objects that have paths of their own. */
final class Subresources {

  private static final long LEAST_TOKEN_SECONDS = 600;
  private static final JsonArray AUDIENCES = Json.arrayOf(Tokens.ISSUER);

  private final Storage storage;
  private final Writer writer;
  private final Patches patches;
  private final Reader reader;
  private final Tokens tokens;
  private final Map<String, BiFunction<JsonObject, JsonObject, JsonObject>> merges =
      Map.of(
          "ephemeralcontainers",
          (pod, old) ->
              bumped(
                  old.set(pod.array("spec", "ephemeralContainers"), "spec", "ephemeralContainers"),
                  old),
          "resize",
          Subresources::resized,
          "approval",
          (request, old) -> old.set(request.array("status", "conditions"), "status", "conditions"),
          "finalize",
          (namespace, old) -> {
            JsonObject changed =
                old.set(namespace.array("spec", "finalizers"), "spec", "finalizers");
            return changed.array("spec", "finalizers").isEmpty()
                ? changed.with("spec", changed.object("spec").without("finalizers"))
                : changed;
          });

  Subresources(Storage storage, Writer writer, Patches patches, Reader reader, Tokens tokens) {
    this.storage = storage;
    this.writer = writer;
    this.patches = patches;
    this.reader = reader;
    this.tokens = tokens;
  }

  Reply updateStatus(Call call) {
    JsonObject sent = writer.decodeUpdate(call);
    Metadata.checkName(sent, call.info().name(), call.namespace());
    return reader.reply(call, 200, writer.update(call, Writer.Part.STATUS, old -> sent));
  }

  Reply patchStatus(Call call) {
    return reader.reply(
        call, 200, writer.update(call, Writer.Part.STATUS, patches.of(call, call.kind())));
  }

  Reply getScale(Call call) {
    return reader.reply(call, 200, Scales.KIND, Scales.of(storage.existing(call)));
  }

  Reply updateScale(Call call) {
    JsonObject sent = writer.decode(call, Scales.KIND);
    Metadata.checkName(sent, call.info().name(), call.namespace());
    return scale(call, scale -> sent);
  }

  Reply patchScale(Call call) {
    UnaryOperator<JsonObject> change = patches.of(call, Scales.KIND);
    if (Patches.isApply(call.request())) {
      return call.reply(200, Scales.of(writer.update(call, Writer.Part.OBJECT, change)));
    }
    return scale(call, change);
  }

  private Reply scale(Call call, UnaryOperator<JsonObject> change) {
    JsonObject scaled =
        writer.update(
            call,
            Writer.Part.OBJECT,
            old -> {
              JsonObject scale = change.apply(Scales.of(old));
              checkScale(scale);
              return Scales.applyTo(old, scale);
            });
    return reader.reply(call, 200, Scales.KIND, Scales.of(scaled));
  }

  /** Models pkg/apis/autoscaling/validation: ValidateScale. */
  private static void checkScale(JsonObject scale) {
    long replicas = scale.number(0, "spec", "replicas");
    if (replicas < 0) {
      throw Failure.invalid(
          Scales.KIND,
          scale.string("metadata", "name"),
          List.of(
              FieldError.invalid("spec.replicas", replicas, "must be greater than or equal to 0")));
    }
  }

  /** Updates a part that {@link #merges} knows how to take over. */
  Reply update(Call call) {
    JsonObject sent = writer.decode(call, kind(call));
    Metadata.checkName(sent, call.info().name(), call.namespace());
    return merge(call, old -> sent);
  }

  /** Patches such a part. */
  Reply patch(Call call) {
    return merge(call, patches.of(call, kind(call)));
  }

  private Reply merge(Call call, UnaryOperator<JsonObject> change) {
    BiFunction<JsonObject, JsonObject, JsonObject> merge = merges.get(call.info().subresource());
    JsonObject updated =
        writer.update(
            call,
            Writer.Part.PREPARED,
            old -> {
              JsonObject sent = change.apply(old);
              JsonObject merged = merge.apply(sent, old);
              String version = sent.string("metadata", "resourceVersion");
              return version.isEmpty()
                  ? merged
                  : merged.set(version, "metadata", "resourceVersion");
            });
    return reader.reply(call, 200, updated);
  }

  private static ResourceKind kind(Call call) {
    Subresource subresource = call.resource().subresource(call.info().subresource());
    return subresource.kind();
  }

  private static JsonObject bumped(JsonObject changed, JsonObject old) {
    return changed.equals(old)
        ? changed
        : changed.set(old.number(0, "metadata", "generation") + 1, "metadata", "generation");
  }

  /** Models pkg/registry/core/pod/strategy.go: dropNonResizeUpdates. */
  private static JsonObject resized(JsonObject sent, JsonObject old) {
    JsonObject pod = old;
    for (String group : List.of("containers", "initContainers")) {
      var containers = pod.array("spec", group);
      for (int i = 0; i < containers.size(); i++) {
        JsonObject container = containers.objectAt(i);
        JsonObject wanted = sent.array("spec", group).find("name", container.string("name"));
        if (wanted != null) {
          Json resources = wanted.get("resources");
          containers =
              containers.with(
                  i, container.with("resources", resources == null ? JsonObject.EMPTY : resources));
        }
      }
      if (!containers.isEmpty()) {
        pod = pod.set(containers, "spec", group);
      }
    }
    return bumped(pod, old);
  }

  /** A token for a service account. */
  Reply createToken(Call call) {
    JsonObject account = storage.existing(call);
    JsonObject sent = writer.decode(call, kind(call));
    long seconds = sent.number(3600, "spec", "expirationSeconds");
    if (seconds < LEAST_TOKEN_SECONDS) {
      throw Failure.invalid(
          kind(call),
          sent.string("metadata", "name"),
          List.of(
              FieldError.invalid(
                  "spec.expirationSeconds",
                  seconds,
                  "may not specify a duration less than 10 minutes")));
    }
    JsonArray asked = sent.array("spec", "audiences");
    JsonArray audiences = asked.isEmpty() ? AUDIENCES : asked;
    checkBound(call.namespace(), sent.object("spec", "boundObjectRef"));
    JsonObject status =
        Json.objectOf(
            "token",
            tokens.issue(account, audiences, seconds),
            "expirationTimestamp",
            writer.timestamps().after(seconds));
    return call.reply(
        201,
        sent.with("status", status)
            .set(call.info().name(), "metadata", "name")
            .set(call.namespace(), "metadata", "namespace")
            .set(writer.timestamps().now(), "metadata", "creationTimestamp")
            .set(audiences, "spec", "audiences")
            .set(seconds, "spec", "expirationSeconds"));
  }

  /** What a token is bound to must be there. Models serviceaccount/storage/token.go. */
  private void checkBound(String namespace, JsonObject reference) {
    for (ResourceKind bound : List.of(Kinds.POD, Kinds.SECRET, Kinds.NODE)) {
      String name = reference.string("name");
      ObjectKey key = new ObjectKey(bound.namespaced() ? namespace : "", name);
      if (reference.string("kind").equals(bound.kind()) && storage.get(bound, key) == null) {
        throw Failure.notFound(bound, name);
      }
    }
  }
}
