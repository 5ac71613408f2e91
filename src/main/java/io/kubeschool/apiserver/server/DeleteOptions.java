package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How something is to be deleted. Models meta/v1: DeleteOptions.
 *
 * @param propagationPolicy {@code Background}, {@code Foreground}, {@code Orphan} or ""
 * @param orphanDependents the older way to say it, or null
 * @param uid which the object must have, or ""
 * @param resourceVersion which the object must have, or ""
 */
record DeleteOptions(
    OptionalLong gracePeriodSeconds,
    String propagationPolicy,
    Boolean orphanDependents,
    String uid,
    String resourceVersion,
    boolean dryRun) {

  private static final List<String> POLICIES = List.of("Background", "Foreground", "Orphan");

  /** At once, whatever else. */
  static final DeleteOptions NOW = new DeleteOptions(OptionalLong.of(0), "", null, "", "", false);

  /** Reads them from the body, or from the parameters if there is none. */
  static DeleteOptions of(Request request) {
    return request.body() instanceof JsonObject body ? of(body, request) : ofParameters(request);
  }

  static DeleteOptions of(JsonObject body, Request request) {
    return new DeleteOptions(
            body.get("gracePeriodSeconds") instanceof JsonNumber seconds
                ? OptionalLong.of(seconds.longValue())
                : OptionalLong.empty(),
            body.string("propagationPolicy"),
            body.has("orphanDependents") ? body.bool("orphanDependents") : null,
            body.string("preconditions", "uid"),
            body.string("preconditions", "resourceVersion"),
            body.array("dryRun").strings().contains("All")
                || request.query().getOrDefault("dryRun", List.of()).contains("All"))
        .checked();
  }

  private static DeleteOptions ofParameters(Request request) {
    String grace = request.parameter("gracePeriodSeconds");
    String orphan = request.parameter("orphanDependents");
    return new DeleteOptions(
            grace.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(ListOptions.number(request, "gracePeriodSeconds")),
            request.parameter("propagationPolicy"),
            orphan.isEmpty() ? null : Boolean.valueOf(orphan),
            "",
            "",
            request.query().getOrDefault("dryRun", List.of()).contains("All"))
        .checked();
  }

  DeleteOptions withGracePeriod(long seconds) {
    return new DeleteOptions(
        OptionalLong.of(seconds),
        propagationPolicy,
        orphanDependents,
        uid,
        resourceVersion,
        dryRun);
  }

  DeleteOptions withResourceVersion(String version) {
    return new DeleteOptions(
        gracePeriodSeconds, propagationPolicy, orphanDependents, uid, version, dryRun);
  }

  /** Models apimachinery meta/v1/validation: ValidateDeleteOptions. */
  private DeleteOptions checked() {
    List<FieldError> errors = new ArrayList<>();
    if (orphanDependents != null && !propagationPolicy.isEmpty()) {
      errors.add(
          FieldError.invalid(
              "propagationPolicy",
              propagationPolicy,
              "orphanDependents and deletionPropagation cannot be both set"));
    }
    if (!propagationPolicy.isEmpty() && !POLICIES.contains(propagationPolicy)) {
      errors.add(
          new FieldError(
              FieldError.Type.NOT_SUPPORTED,
              "propagationPolicy",
              Json.of(propagationPolicy),
              "supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\""));
    }
    if (!errors.isEmpty()) {
      throw Failure.invalid("meta.k8s.io", "DeleteOptions", "", errors);
    }
    return this;
  }
}
