package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;

/** Lists of quantities. Models pkg/cmd/create/create_quota.go: populateResourceListV1. */
public final class Quantities {

  private Quantities() {}

  /**
   * Reads {@code cpu=1,memory=1Gi}; quantities are in their canonical forms.
   *
   * @throws CommandError if it is something else
   */
  public static JsonObject parseList(String spec) {
    JsonObject list = JsonObject.EMPTY;
    for (String statement : spec.split(",", -1)) {
      String[] parts = statement.split("=", -1);
      if (parts.length != 2) {
        throw new CommandError(
            "Invalid argument syntax " + statement + ", expected <resource>=<value>");
      }
      try {
        list = list.with(parts[0], (Object) Quantity.parse(parts[1]).toString());
      } catch (IllegalArgumentException e) {
        throw new CommandError(e.getMessage());
      }
    }
    return list;
  }
}
