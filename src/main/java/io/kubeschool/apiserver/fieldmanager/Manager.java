package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.Comparator;

/**
 * Who manages fields. Models internal/managedfields.go: BuildManagerIdentifier.
 *
 * @param name such as {@code kubectl-create}
 * @param isApply whether by server-side apply, else by other writes
 * @param apiVersion of what was written; "" for appliers, who are the same in each version
 * @param subresource through which, or ""
 */
public record Manager(String name, boolean isApply, String apiVersion, String subresource) {

  /** The order in which upstream's identifiers, which are JSON texts, have them. */
  static final Comparator<Manager> BY_IDENTIFIER = Comparator.comparing(Manager::identifier);

  static Manager applier(String name, String subresource) {
    return new Manager(name, true, "", subresource);
  }

  static Manager updater(String name, String apiVersion, String subresource) {
    return new Manager(name, false, apiVersion, subresource);
  }

  String operation() {
    return isApply ? "Apply" : "Update";
  }

  private String identifier() {
    StringBuilder text = new StringBuilder("{\"manager\":").append(Json.of(name).toText());
    text.append(",\"operation\":\"").append(operation()).append('"');
    if (!apiVersion.isEmpty()) {
      text.append(",\"apiVersion\":").append(Json.of(apiVersion).toText());
    }
    if (!subresource.isEmpty()) {
      text.append(",\"subresource\":").append(Json.of(subresource).toText());
    }
    return text.append('}').toString();
  }

  /** As conflicts name it. Models internal/conflict.go: printManager. */
  @Override
  public String toString() {
    String text = GoSyntax.quote(name);
    if (!subresource.isEmpty()) {
      text += " with subresource " + GoSyntax.quote(subresource);
    }
    return isApply ? text : text + " using " + apiVersion;
  }

  /** The one that an entry of {@code managedFields} is about. */
  static Manager of(JsonObject entry) {
    boolean isApply = entry.string("operation").equals("Apply");
    return new Manager(
        entry.string("manager"),
        isApply,
        isApply ? "" : entry.string("apiVersion"),
        entry.string("subresource"));
  }
}
