package io.kubeschool.kubectl.describe;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.List;
import java.util.TreeSet;

/** Describes LimitRanges. Models describe.go: describeLimitRange, DescribeLimitRanges. */
final class LimitRanges implements Describer {

  private static final List<String> COLUMNS =
      List.of("min", "max", "defaultRequest", "default", "maxLimitRequestRatio");
  private static final String HEADER =
      "Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio\n";
  private static final String LINE =
      "----\t--------\t---\t---\t---------------\t-------------\t-----------------------\n";

  @Override
  public void describe(JsonObject range, DescribeContext context, DescribeWriter out) {
    out.field(0, "Name", range.string("metadata", "name"));
    out.field(0, "Namespace", range.string("metadata", "namespace"));
    out.write(0, HEADER + LINE);
    rows(range, "", out);
  }

  /** All limit ranges of a namespace. */
  static void all(List<JsonObject> ranges, DescribeWriter out) {
    if (ranges.isEmpty()) {
      out.write(0, "No LimitRange resource.\n");
      return;
    }
    out.write(0, "Resource Limits\n " + HEADER + " " + LINE);
    ranges.forEach(range -> rows(range, " ", out));
  }

  private static void rows(JsonObject range, String indent, DescribeWriter out) {
    for (JsonObject item : range.array("spec", "limits").objects()) {
      TreeSet<String> names = new TreeSet<>();
      COLUMNS.forEach(c -> names.addAll(item.object(c).names()));
      for (String name : names) {
        StringBuilder row = new StringBuilder(indent + item.string("type") + "\t" + name);
        for (String column : COLUMNS) {
          Json value = item.get(column, name);
          row.append('\t').append(value == null ? "-" : Quantity.of(value).toString());
        }
        out.write(0, row + "\n");
      }
    }
  }
}
