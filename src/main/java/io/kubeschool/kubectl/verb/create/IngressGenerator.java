package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code create ingress}. Models pkg/cmd/create/create_ingress.go. */
final class IngressGenerator implements Generator {

  private static final Pattern RULE =
      Pattern.compile("^[\\w*\\-.]*/.*=[\\w\\-]+:[\\w\\-]+(,tls=?([\\w\\-]+)?)?", Pattern.DOTALL);

  @Override
  public JsonObject generate(CreateCall call) {
    List<String> rules = call.flags().strings("rule");
    String defaultBackend = call.flags().string("default-backend");
    validate(rules, call.flags().strings("annotation"), defaultBackend);
    JsonObject spec = JsonObject.EMPTY;
    String ingressClass = call.flags().string("class");
    if (!ingressClass.isEmpty()) {
      spec = spec.with("ingressClassName", ingressClass);
    }
    if (!defaultBackend.isEmpty()) {
      spec = spec.with("defaultBackend", backend(defaultBackend));
    }
    JsonArray tls = tls(rules);
    if (!tls.isEmpty()) {
      spec = spec.with("tls", tls);
    }
    if (!rules.isEmpty()) {
      spec = spec.with("rules", rules(rules));
    }
    JsonObject metadata = Json.objectOf("name", call.name());
    for (String annotation : call.flags().strings("annotation")) {
      int equals = annotation.indexOf('=');
      metadata =
          metadata.set(
              annotation.substring(equals + 1), "annotations", annotation.substring(0, equals));
    }
    return Json.objectOf(
        "apiVersion",
        "networking.k8s.io/v1",
        "kind",
        "Ingress",
        "metadata",
        metadata,
        "spec",
        spec,
        "status",
        Json.objectOf("loadBalancer", JsonObject.EMPTY));
  }

  private static void validate(
      List<String> rules, List<String> annotations, String defaultBackend) {
    if (defaultBackend.isEmpty() && rules.isEmpty()) {
      throw new CommandError(
          "not enough information provided: every ingress has to either specify a default-backend"
              + " (which catches all traffic) or a list of rules (which catch specific paths)");
    }
    for (String rule : rules) {
      if (!RULE.matcher(rule).lookingAt()) {
        throw new CommandError(
            "rule "
                + rule
                + " is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]");
      }
    }
    for (String annotation : annotations) {
      if (annotation.indexOf('=') < 0) {
        throw new CommandError(
            "annotation " + annotation + " is invalid and should be in format key=[value]");
      }
    }
    if (!defaultBackend.isEmpty() && defaultBackend.split(":", -1).length != 2) {
      throw new CommandError("default-backend should be in format servicename:serviceport");
    }
  }

  private static JsonArray tls(List<String> rules) {
    Set<String> seen = new HashSet<>();
    List<String> secrets = new ArrayList<>();
    List<List<String>> hosts = new ArrayList<>();
    for (String rule : rules) {
      String[] parts = rule.split(",", -1);
      if (parts.length != 2) {
        continue;
      }
      String host = rule.substring(0, rule.indexOf('/'));
      String[] named = parts[1].split("=", -1);
      String secret = named.length > 1 ? named[1] : "";
      if (!seen.add(host)) {
        continue;
      }
      int same = secrets.indexOf(secret);
      if (same >= 0) {
        hosts.get(same).add(host);
      } else if (!host.isEmpty() || !secret.isEmpty()) {
        secrets.add(secret);
        hosts.add(new ArrayList<>(host.isEmpty() ? List.of() : List.of(host)));
      }
    }
    JsonArray.Builder tls = JsonArray.builder();
    for (int i = 0; i < secrets.size(); i++) {
      JsonObject entry = JsonObject.EMPTY;
      if (!hosts.get(i).isEmpty()) {
        entry = entry.with("hosts", JsonArray.ofStrings(hosts.get(i)));
      }
      if (!secrets.get(i).isEmpty()) {
        entry = entry.with("secretName", secrets.get(i));
      }
      tls.add(entry);
    }
    return tls.build();
  }

  private static JsonArray rules(List<String> rules) {
    Map<String, JsonArray> byHost = new LinkedHashMap<>();
    for (String rule : rules) {
      String bare = rule.split(",", -1)[0];
      int slash = bare.indexOf('/');
      String[] pathAndService = bare.substring(slash + 1).split("=", -1);
      byHost.merge(
          bare.substring(0, slash),
          Json.arrayOf(path("/" + pathAndService[0], pathAndService[1])),
          (before, more) -> before.plus(more.item(0)));
    }
    JsonArray.Builder list = JsonArray.builder();
    byHost.forEach((host, paths) -> {
      JsonObject rule = Json.objectOf("http", Json.objectOf("paths", paths));
      list.add(host.isEmpty() ? rule : rule.with("host", host));
    });
    return list.build();
  }

  private static JsonObject path(String path, String service) {
    boolean prefix = path.endsWith("*");
    return Json.objectOf(
        "backend",
        backend(service),
        "path",
        prefix ? path.substring(0, path.length() - 1) : path,
        "pathType",
        prefix ? "Prefix" : "Exact");
  }

  private static JsonObject backend(String service) {
    String[] parts = service.split(":", -1);
    JsonObject port =
        IntOrString.parse(parts[1]) instanceof String name
            ? Json.objectOf("name", name)
            : Json.objectOf("number", IntOrString.parse(parts[1]));
    return Json.objectOf("service", Json.objectOf("name", parts[0], "port", port));
  }
}
