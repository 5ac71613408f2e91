package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;

/** Describes namespaces. Models describe.go: describeNamespace. */
final class NamespaceDescriber implements Describer {

  @Override
  public void describe(JsonObject namespace, DescribeContext context, DescribeWriter out) {
    String name = namespace.string("metadata", "name");
    out.field(0, "Name", name);
    Metadata.labelsAndAnnotations(namespace, out);
    out.field(0, "Status", namespace.string("status", "phase"));
    List<JsonObject> conditions = namespace.array("status", "conditions").objects();
    if (!conditions.isEmpty()) {
      out.write(0, "Conditions:\n");
      out.write(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage\n");
      out.write(1, "----\t------\t------------------\t------\t-------\n");
    }
    for (JsonObject c : conditions) {
      out.write(
          1,
          String.join(
                  "\t",
                  c.string("type"),
                  c.string("status"),
                  Texts.time(c.string("lastTransitionTime")),
                  c.string("reason"),
                  c.string("message"))
              + "\n");
    }
    String path = "/api/v1/namespaces/" + name;
    out.write(0, "\n");
    Quotas.all(context.list(path + "/resourcequotas", Map.of()), out);
    out.write(0, "\n");
    LimitRanges.all(context.list(path + "/limitranges", Map.of()), out);
  }
}
