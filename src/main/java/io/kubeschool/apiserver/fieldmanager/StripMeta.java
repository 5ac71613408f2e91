package io.kubeschool.apiserver.fieldmanager;

/** The fields that nobody manages. Models internal/stripmeta.go. */
final class StripMeta {

  private static final FieldSet FIELDS =
      FieldSet.ofNames(
          "apiVersion",
          "kind",
          "metadata",
          "metadata.name",
          "metadata.namespace",
          "metadata.creationTimestamp",
          "metadata.selfLink",
          "metadata.uid",
          "metadata.clusterName",
          "metadata.generation",
          "metadata.managedFields",
          "metadata.resourceVersion");

  private StripMeta() {}

  /** The set without them. */
  static FieldSet strip(FieldSet fields) {
    return fields.difference(FIELDS);
  }
}
