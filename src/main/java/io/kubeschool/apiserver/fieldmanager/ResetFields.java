package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.Map;

/**
 * The fields that a write through a path leaves as they are, and so never manages. Models the
 * strategies' GetResetFields in pkg/registry.
 */
final class ResetFields {

  private static final FieldSet STATUS = FieldSet.ofNames("status");
  private static final FieldSet SPEC = FieldSet.ofNames("spec");

  /** Of the path {@code status}, where it is more than the specification. */
  private static final Map<ResourceKind, FieldSet> OF_STATUS =
      Map.of(
          Kinds.POD,
          FieldSet.ofNames("spec", "metadata.deletionTimestamp", "metadata.ownerReferences"),
          Kinds.DEPLOYMENT,
          FieldSet.ofNames("spec", "metadata.labels"),
          Kinds.CERTIFICATE_SIGNING_REQUEST,
          FieldSet.ofNames("spec", "status.conditions"));

  private static final Map<String, FieldSet> OF_SUBRESOURCE =
      Map.of("approval", FieldSet.ofNames("spec", "status.certificate"));

  private ResetFields() {}

  /** Those of a kind's path; "" is that of the objects themselves. */
  static FieldSet of(ResourceKind kind, String subresource) {
    if (subresource.equals("status")) {
      return OF_STATUS.getOrDefault(kind, SPEC);
    }
    return OF_SUBRESOURCE.getOrDefault(subresource, STATUS);
  }
}
