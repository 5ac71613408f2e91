package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.NameSyntax;
import java.util.List;

/** Models pkg/apis/core/validation: validateProbe, validateLifecycle, validateHandler. */
final class ProbeRules {

  private static final List<String> HANDLERS =
      List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");

  private ProbeRules() {}

  /** The probes and the lifecycle of a container that runs on. */
  static void all(JsonObject container, Json gracePeriod, FieldPath path, Problems problems) {
    if (container.has("lifecycle")) {
      for (String hook : List.of("postStart", "preStop")) {
        if (container.has("lifecycle", hook)) {
          handler(
              container.object("lifecycle", hook),
              gracePeriod,
              path.child("lifecycle", hook),
              problems);
        }
      }
    }
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.has(probe)) {
        probe(container.object(probe), probe, gracePeriod, path.child(probe), problems);
      }
    }
  }

  private static void probe(
      JsonObject probe, String kind, Json gracePeriod, FieldPath path, Problems problems) {
    handler(probe, gracePeriod, path, problems);
    for (String field :
        List.of(
            "initialDelaySeconds",
            "timeoutSeconds",
            "periodSeconds",
            "successThreshold",
            "failureThreshold")) {
      problems.notNegative(path, probe, field);
    }
    String grace = "terminationGracePeriodSeconds";
    if (probe.has(grace) && probe.number(0, grace) <= 0) {
      problems.invalid(path.child(grace), probe.field(grace), "must be greater than 0");
    }
    if (kind.equals("readinessProbe")) {
      if (probe.has(grace)) {
        problems.invalid(
            path.child(grace), probe.field(grace), "must not be set for readinessProbes");
      }
    } else if (probe.number(0, "successThreshold") != 1) {
      problems.invalid(
          path.child("successThreshold"), probe.number(0, "successThreshold"), "must be 1");
    }
  }

  private static void handler(
      JsonObject handler, Json gracePeriod, FieldPath path, Problems problems) {
    boolean found = false;
    for (String kind : HANDLERS) {
      if (!handler.has(kind)) {
        continue;
      }
      if (found) {
        problems.forbidden(path.child(kind), "may not specify more than 1 handler type");
        continue;
      }
      found = true;
      JsonObject action = handler.object(kind);
      FieldPath at = path.child(kind);
      switch (kind) {
        case "exec" -> {
          if (action.array("command").isEmpty()) {
            problems.required(at.child("command"));
          }
        }
        case "httpGet" -> httpGet(action, at, problems);
        case "tcpSocket" -> port(action.field("port"), at.child("port"), problems);
        case "grpc" ->
            problems.invalid(
                at.child("port"),
                action.number(0, "port"),
                NameSyntax.portNumber(action.number(0, "port")));
        default -> sleep(action.number(0, "seconds"), gracePeriod, at, problems);
      }
    }
    if (!found) {
      problems.required(path, "must specify a handler type");
    }
  }

  private static void sleep(long seconds, Json gracePeriod, FieldPath path, Problems problems) {
    long most = gracePeriod instanceof JsonNumber number ? number.longValue() : 0;
    if (gracePeriod != null && (seconds < 0 || seconds > most)) {
      problems.invalid(
          path.child("seconds"),
          seconds,
          "must be non-negative and less than terminationGracePeriodSeconds (" + most + ")");
    }
  }

  private static void httpGet(JsonObject action, FieldPath path, Problems problems) {
    if (action.string("path").isEmpty()) {
      problems.required(path.child("path"));
    }
    port(action.field("port"), path.child("port"), problems);
    List<String> schemes = List.of("HTTP", "HTTPS");
    if (!schemes.contains(action.string("scheme"))) {
      problems.notSupported(path.child("scheme"), action.string("scheme"), schemes);
    }
    for (JsonObject header : action.array("httpHeaders").objects()) {
      problems.invalid(
          path.child("httpHeaders"),
          header.string("name"),
          NameSyntax.httpHeader(header.string("name")));
    }
  }

  /** A port's number or name. Models ValidatePortNumOrName. */
  static void port(Json port, FieldPath path, Problems problems) {
    if (port instanceof JsonString(String name)) {
      problems.invalid(path, name, NameSyntax.portName(name));
    } else {
      long number = port instanceof JsonNumber value ? value.longValue() : 0;
      problems.invalid(path, number, NameSyntax.portNumber(number));
    }
  }
}
