package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** Tables of conditions. */
final class ConditionTables {

  private ConditionTables() {}

  /** Type, status and reason, of a controller's status. */
  static void withReasons(JsonObject object, DescribeWriter out) {
    List<JsonObject> conditions = object.array("status", "conditions").objects();
    if (conditions.isEmpty()) {
      return;
    }
    out.write(0, "Conditions:\n  Type\tStatus\tReason\n");
    out.write(1, "----\t------\t------\n");
    for (JsonObject c : conditions) {
      out.write(
          1, c.string("type") + " \t" + c.string("status") + "\t" + c.string("reason") + "\n");
    }
  }

  /** Type and status, of a pod's. */
  static void plain(List<JsonObject> conditions, DescribeWriter out) {
    if (!conditions.isEmpty()) {
      out.write(0, "Conditions:\n  Type\tStatus\n");
      conditions.forEach(c -> out.write(1, c.string("type") + " \t" + c.string("status") + " \n"));
    }
  }
}
