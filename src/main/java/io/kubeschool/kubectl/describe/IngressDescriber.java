package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.TreeSet;

/** Describes Ingresses. Models describe.go: describeIngressV1. */
final class IngressDescriber implements Describer {

  @Override
  public void describe(JsonObject ingress, DescribeContext context, DescribeWriter out) {
    JsonObject spec = ingress.object("spec");
    String namespace = ingress.string("metadata", "namespace");
    out.field(0, "Name", ingress.string("metadata", "name"));
    Metadata.labels("Labels", ingress.object("metadata", "labels").strings(), out);
    out.field(0, "Namespace", namespace);
    out.field(0, "Address", address(ingress));
    out.field(0, "Ingress Class", Texts.orElse(spec.get("ingressClassName"), "<none>"));
    String fallback =
        spec.has("defaultBackend")
            ? backend(namespace, spec.object("defaultBackend"), context)
            : "<default>";
    out.field(0, "Default backend", fallback);
    tls(spec.array("tls").objects(), out);
    out.write(0, "Rules:\n  Host\tPath\tBackends\n");
    out.write(1, "----\t----\t--------\n");
    boolean any = false;
    for (JsonObject rule : spec.array("rules").objects()) {
      if (!rule.has("http")) {
        continue;
      }
      any = true;
      String host = rule.string("host");
      out.write(1, (host.isEmpty() ? "*" : host) + "\t\n");
      for (JsonObject path : rule.array("http", "paths").objects()) {
        String text = backend(namespace, path.object("backend"), context);
        out.write(2, "\t" + path.string("path") + " \t" + text + "\n");
      }
    }
    if (!any) {
      out.write(1, "*\t*\t" + fallback + "\n");
    }
    Metadata.annotations("Annotations", ingress.object("metadata", "annotations").strings(), out);
    Events.about(ingress, context, out);
  }

  private static String address(JsonObject ingress) {
    TreeSet<String> addresses = new TreeSet<>();
    for (JsonObject i : ingress.array("status", "loadBalancer", "ingress").objects()) {
      addresses.add(i.string("ip").isEmpty() ? i.string("hostname") : i.string("ip"));
    }
    return String.join(",", addresses);
  }

  private static void tls(List<JsonObject> entries, DescribeWriter out) {
    if (entries.isEmpty()) {
      return;
    }
    out.write(0, "TLS:\n");
    for (JsonObject entry : entries) {
      String secret = entry.string("secretName");
      out.write(
          1,
          (secret.isEmpty() ? "SNI routes " : secret + " terminates ")
              + Texts.join(entry.array("hosts"), ",")
              + "\n");
    }
  }

  private static String backend(String namespace, JsonObject backend, DescribeContext context) {
    if (!backend.has("service")) {
      JsonObject resource = backend.object("resource");
      return resource.isEmpty()
          ? ""
          : "APIGroup: "
              + Texts.orElse(resource.get("apiGroup"), "<none>")
              + ", Kind: "
              + resource.string("kind")
              + ", Name: "
              + resource.string("name");
    }
    JsonObject reference = backend.object("service");
    String name = reference.string("name");
    long number = reference.number(0, "port", "number");
    String portName = reference.string("port", "name");
    String text = name + ":" + (number != 0 ? Long.toString(number) : portName);
    JsonObject service;
    try {
      service = context.client().get("/api/v1/namespaces/" + namespace + "/services/" + name);
    } catch (StatusError e) {
      return text + " (<error: " + e.getMessage() + ">)";
    }
    String servicePort = "";
    for (JsonObject port : service.array("spec", "ports").objects()) {
      boolean meant =
          number != 0
              ? port.number(0, "port") == number
              : !portName.isEmpty() && port.string("name").equals(portName);
      servicePort = meant ? port.string("name") : servicePort;
    }
    return text
        + " ("
        + EndpointsText.of(EndpointsText.slices(service, context), servicePort)
        + ")";
  }
}
