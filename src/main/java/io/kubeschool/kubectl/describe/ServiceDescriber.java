package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.printer.TablePrinter;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes Services. Models describe.go: describeService. */
final class ServiceDescriber implements Describer {

  @Override
  public void describe(JsonObject service, DescribeContext context, DescribeWriter out) {
    JsonObject spec = service.object("spec");
    Metadata.header(service, out);
    out.field(0, "Selector", TablePrinter.labels(spec.object("selector").strings()));
    out.field(0, "Type", spec.string("type"));
    optional("IP Family Policy", spec.string("ipFamilyPolicy"), out);
    out.field(0, "IP Families", Texts.orNone(Texts.join(spec.array("ipFamilies"), ",")));
    out.field(0, "IP", spec.string("clusterIP"));
    out.field(0, "IPs", Texts.orNone(Texts.join(spec.array("clusterIPs"), ",")));
    optional("External IPs", Texts.join(spec.array("externalIPs"), ","), out);
    optional("Desired LoadBalancer IP", spec.string("loadBalancerIP"), out);
    optional("External Name", spec.string("externalName"), out);
    optional("LoadBalancer Ingress", ingress(service), out);
    ports(spec, EndpointsText.slices(service, context), out);
    out.field(0, "Session Affinity", spec.string("sessionAffinity"));
    optional("External Traffic Policy", spec.string("externalTrafficPolicy"), out);
    optional("Internal Traffic Policy", spec.string("internalTrafficPolicy"), out);
    if (spec.number(0, "healthCheckNodePort") != 0) {
      out.field(0, "HealthCheck NodePort", spec.number(0, "healthCheckNodePort"));
    }
    optional(
        "LoadBalancer Source Ranges", Texts.join(spec.array("loadBalancerSourceRanges"), ","), out);
    optional("Traffic Distribution", spec.string("trafficDistribution"), out);
    Events.about(service, context, out);
  }

  private static void optional(String title, String value, DescribeWriter out) {
    if (!value.isEmpty()) {
      out.field(0, title, value);
    }
  }

  private static String ingress(JsonObject service) {
    return service.array("status", "loadBalancer", "ingress").objects().stream()
        .map(i ->
            i.string("ip").isEmpty()
                ? i.string("hostname")
                : i.string("ip") + (i.has("ipMode") ? " (" + i.string("ipMode") + ")" : ""))
        .collect(Collectors.joining(", "));
  }

  private static void ports(JsonObject spec, List<JsonObject> slices, DescribeWriter out) {
    for (JsonObject port : spec.array("ports").objects()) {
      String name = port.string("name").isEmpty() ? "<unset>" : port.string("name");
      String protocol = "/" + port.string("protocol");
      out.field(0, "Port", name + "\t" + port.number(0, "port") + protocol);
      out.field(0, "TargetPort", Texts.intOrString(port.get("targetPort")) + protocol);
      optional("AppProtocol", port.string("appProtocol"), out);
      if (port.number(0, "nodePort") != 0) {
        out.field(0, "NodePort", name + "\t" + port.number(0, "nodePort") + protocol);
      }
      out.field(0, "Endpoints", EndpointsText.of(slices, port.string("name")));
    }
  }

  /** The parameters that select a Service's slices. */
  static Map<String, String> slicesOf(String service) {
    return Map.of("labelSelector", "kubernetes.io/service-name=" + service);
  }
}
