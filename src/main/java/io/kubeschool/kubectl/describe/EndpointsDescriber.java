package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.stream.Collectors;

/** Describes Endpoints. Models describe.go: describeEndpoints. */
final class EndpointsDescriber implements Describer {

  @Override
  public void describe(JsonObject endpoints, DescribeContext context, DescribeWriter out) {
    Metadata.header(endpoints, out);
    out.write(0, "Subsets:\n");
    for (JsonObject subset : endpoints.array("subsets").objects()) {
      out.field(1, "Addresses", addresses(subset, "addresses"));
      out.field(1, "NotReadyAddresses", addresses(subset, "notReadyAddresses"));
      if (!subset.array("ports").isEmpty()) {
        out.write(1, "Ports:\n");
        out.write(2, "Name\tPort\tProtocol\n");
        out.write(2, "----\t----\t--------\n");
      }
      for (JsonObject port : subset.array("ports").objects()) {
        String name = port.string("name");
        out.write(
            2,
            (name.isEmpty() ? "<unset>" : name)
                + "\t"
                + port.number(0, "port")
                + "\t"
                + port.string("protocol")
                + "\n");
      }
      out.write(0, "\n");
    }
    Events.about(endpoints, context, out);
  }

  private static String addresses(JsonObject subset, String field) {
    return Texts.orNone(
        subset.array(field).objects().stream()
            .map(a -> a.string("ip"))
            .collect(Collectors.joining(",")));
  }
}
