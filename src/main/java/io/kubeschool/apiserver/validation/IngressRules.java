package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.List;
import java.util.Set;

/**
 * Models pkg/apis/networking/validation: validateIngress; what is about TLS, wildcards and resource
 * backends is not there.
 */
final class IngressRules {

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final Set<String> PATH_TYPES = Set.of("Exact", "ImplementationSpecific", "Prefix");

  private IngressRules() {}

  static void ingress(JsonObject ingress, Problems problems) {
    JsonObject spec = ingress.object("spec");
    List<JsonObject> rules = spec.array("rules").objects();
    if (rules.isEmpty() && !spec.has("defaultBackend")) {
      problems.invalidShown(SPEC, "null", "either `defaultBackend` or `rules` must be specified");
    }
    for (int i = 0; i < rules.size(); i++) {
      rule(rules.get(i), SPEC.child("rules").index(i), problems);
    }
    if (spec.has("ingressClassName")) {
      String name = spec.string("ingressClassName");
      problems.invalid(SPEC.child("ingressClassName"), name, NameSyntax.dns1123Subdomain(name));
    }
  }

  private static void rule(JsonObject rule, FieldPath path, Problems problems) {
    String host = rule.string("host");
    if (host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      problems.invalid(path.child("host"), host, "must be a DNS name, not an IP address");
    }
    if (!host.isEmpty() && !host.contains("*")) {
      problems.invalid(path.child("host"), host, NameSyntax.dns1123Subdomain(host));
    }
    if (!rule.has("http")) {
      return;
    }
    FieldPath paths = path.child("http", "paths");
    List<JsonObject> list = rule.array("http", "paths").objects();
    if (list.isEmpty()) {
      problems.required(paths);
    }
    for (int i = 0; i < list.size(); i++) {
      path(list.get(i), paths.index(i), problems);
    }
  }

  private static void path(JsonObject entry, FieldPath at, Problems problems) {
    String type = entry.string("pathType");
    String path = entry.string("path");
    if (type.isEmpty()) {
      problems.required(at.child("pathType"), "pathType must be specified");
    } else if (!PATH_TYPES.contains(type)) {
      problems.notSupported(
          at.child("pathType"), type, List.of("Exact", "ImplementationSpecific", "Prefix"));
    }
    boolean absolute = type.equals("Exact") || type.equals("Prefix") || !path.isEmpty();
    if (absolute && !path.startsWith("/")) {
      problems.invalid(at.child("path"), path, "must be an absolute path");
    }
  }
}
