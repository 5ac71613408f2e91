package io.kubeschool.kubectl.describe;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Describes ResourceQuotas. Models describe.go: describeQuota, DescribeResourceQuotas. */
final class Quotas implements Describer {

  private static final Map<String, String> SCOPES =
      Map.of(
          "Terminating",
          "Matches all pods that have an active deadline. These pods have a limited lifespan on a"
              + " node before being actively terminated by the system.",
          "NotTerminating",
          "Matches all pods that do not have an active deadline. These pods usually include long"
              + " running pods whose container command is not expected to terminate.",
          "BestEffort",
          "Matches all pods that do not have resource requirements set. These pods have a best"
              + " effort quality of service.",
          "NotBestEffort",
          "Matches all pods that have at least one resource requirement set. These pods have a"
              + " burstable or guaranteed quality of service.");

  @Override
  public void describe(JsonObject quota, DescribeContext context, DescribeWriter out) {
    out.field(0, "Name", quota.string("metadata", "name"));
    out.field(0, "Namespace", quota.string("metadata", "namespace"));
    scopes(quota, 0, " * ", out);
    table(quota, 0, "--------\t----\t----\n", out);
  }

  /** All quotas of a namespace. */
  static void all(List<JsonObject> quotas, DescribeWriter out) {
    if (quotas.isEmpty()) {
      out.write(0, "No resource quota.\n");
      return;
    }
    out.write(0, "Resource Quotas\n");
    quotas.stream()
        .sorted(Comparator.comparing((JsonObject q) -> q.string("metadata", "name")))
        .forEach(quota -> {
          out.field(1, "Name", quota.string("metadata", "name"));
          scopes(quota, 1, "* ", out);
          table(quota, 1, "--------\t---\t---\n", out);
        });
  }

  private static void scopes(JsonObject quota, int level, String bullet, DescribeWriter out) {
    List<String> scopes = quota.array("spec", "scopes").strings().stream().sorted().toList();
    if (scopes.isEmpty()) {
      return;
    }
    out.field(level, "Scopes", String.join(", ", scopes));
    for (String scope : scopes) {
      if (SCOPES.containsKey(scope)) {
        out.write(level, bullet + SCOPES.get(scope) + "\n");
      }
    }
  }

  private static void table(JsonObject quota, int level, String line, DescribeWriter out) {
    out.write(level, "Resource\tUsed\tHard\n");
    out.write(level, line);
    JsonObject used = quota.object("status", "used");
    quota
        .object("status", "hard")
        .forEach((name, hard) ->
            out.write(
                level, name + "\t" + quantity(used.get(name)) + "\t" + quantity(hard) + "\n"));
  }

  private static String quantity(Json value) {
    return value == null ? "0" : Quantity.of(value).toString();
  }
}
