package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Describes NetworkPolicies. Models describe.go: describeNetworkPolicy. */
final class NetworkPolicyDescriber implements Describer {

  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** One direction of traffic, and how it is told. */
  private enum Direction {
    INGRESS("ingress", "from", "From", "source"),
    EGRESS("egress", "to", "To", "destination");

    private final String field;
    private final String peers;
    private final String title;
    private final String end;

    Direction(String field, String peers, String title, String end) {
      this.field = field;
      this.peers = peers;
      this.title = title;
      this.end = end;
    }
  }

  @Override
  public void describe(JsonObject policy, DescribeContext context, DescribeWriter out) {
    JsonObject spec = policy.object("spec");
    out.field(0, "Name", policy.string("metadata", "name"));
    out.field(0, "Namespace", policy.string("metadata", "namespace"));
    out.field(
        0,
        "Created on",
        CREATED.format(Timestamps.parse(policy.string("metadata", "creationTimestamp"))));
    Metadata.labelsAndAnnotations(policy, out);
    out.write(0, "Spec:\n");
    String selector = Texts.selector(spec.object("podSelector"));
    out.write(1, "PodSelector: ");
    out.write(
        2,
        selector.equals("<none>")
            ? "<none> (Allowing the specific traffic to all pods in this namespace)\n"
            : selector + "\n");
    List<String> types = spec.array("policyTypes").strings();
    direction(spec, Direction.INGRESS, types.contains("Ingress"), out);
    direction(spec, Direction.EGRESS, types.contains("Egress"), out);
    String shown = String.join(", ", types);
    out.write(1, "Policy Types: " + Texts.orNone(shown) + "\n");
  }

  private static void direction(
      JsonObject spec, Direction direction, boolean affected, DescribeWriter out) {
    if (!affected) {
      out.write(1, "Not affecting " + direction.field + " traffic\n");
      return;
    }
    out.write(1, "Allowing " + direction.field + " traffic:\n");
    List<JsonObject> rules = spec.array(direction.field).objects();
    if (rules.isEmpty()) {
      out.write(
          2, "<none> (Selected pods are isolated for " + direction.field + " connectivity)\n");
    }
    for (int i = 0; i < rules.size(); i++) {
      if (i > 0) {
        out.write(2, "----------\n");
      }
      ports(rules.get(i).array("ports").objects(), out);
      peers(rules.get(i).array(direction.peers).objects(), direction, out);
    }
  }

  private static void ports(List<JsonObject> ports, DescribeWriter out) {
    if (ports.isEmpty()) {
      out.write(2, "To Port: <any> (traffic allowed to all ports)\n");
    }
    for (JsonObject port : ports) {
      String protocol = "/" + (port.has("protocol") ? port.string("protocol") : "TCP");
      String number = Texts.intOrString(port.get("port"));
      out.write(
          2,
          port.has("endPort")
              ? "To Port Range: " + number + "-" + port.number(0, "endPort") + protocol + "\n"
              : "To Port: " + number + protocol + "\n");
    }
  }

  private static void peers(List<JsonObject> peers, Direction direction, DescribeWriter out) {
    if (peers.isEmpty()) {
      out.write(2, direction.title + ": <any> (traffic not restricted by " + direction.end + ")\n");
    }
    for (JsonObject peer : peers) {
      out.write(2, direction.title + ":\n");
      if (peer.has("namespaceSelector")) {
        String selector = Texts.selector(peer.object("namespaceSelector"));
        out.write(3, "NamespaceSelector: " + selector + "\n");
      }
      if (peer.has("podSelector")) {
        out.write(3, "PodSelector: " + Texts.selector(peer.object("podSelector")) + "\n");
      }
      if (peer.has("ipBlock")) {
        out.write(3, "IPBlock:\n");
        out.write(4, "CIDR: " + peer.string("ipBlock", "cidr") + "\n");
        out.write(4, "Except: " + Texts.join(peer.array("ipBlock", "except"), ", ") + "\n");
      }
    }
  }
}
