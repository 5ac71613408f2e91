package io.kubeschool.kubectl.describe;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes PersistentVolumeClaims. Models describe.go: describePersistentVolumeClaim. */
final class ClaimDescriber implements Describer {

  private static final Map<String, String> MODES = new LinkedHashMap<>();

  static {
    MODES.put("ReadWriteOnce", "RWO");
    MODES.put("ReadOnlyMany", "ROX");
    MODES.put("ReadWriteMany", "RWX");
    MODES.put("ReadWriteOncePod", "RWOP");
  }

  @Override
  public void describe(JsonObject claim, DescribeContext context, DescribeWriter out) {
    JsonObject spec = claim.object("spec");
    JsonObject status = claim.object("status");
    out.field(0, "Name", claim.string("metadata", "name"));
    out.field(0, "Namespace", claim.string("metadata", "namespace"));
    out.field(0, "StorageClass", storageClass(claim));
    out.field(0, "Status", phase(claim, context));
    String volume = spec.string("volumeName");
    out.field(0, "Volume", volume);
    Metadata.labelsAndAnnotations(claim, out);
    out.field(0, "Finalizers", Texts.list(claim.array("metadata", "finalizers")));
    out.field(0, "Capacity", volume.isEmpty() ? "" : quantity(status.get("capacity", "storage")));
    out.field(0, "Access Modes", volume.isEmpty() ? "" : modes(status.array("accessModes")));
    if (spec.has("volumeMode")) {
      out.field(0, "VolumeMode", spec.string("volumeMode"));
    }
    if (spec.has("dataSource")) {
      out.write(0, "DataSource:\n");
      if (spec.has("dataSource", "apiGroup")) {
        out.field(1, "APIGroup", spec.string("dataSource", "apiGroup"));
      }
      out.field(1, "Kind", spec.string("dataSource", "kind"));
      out.field(1, "Name", spec.string("dataSource", "name"));
    }
    Metadata.lines("", "Used By", usedBy(claim, context), out);
    conditions(status.array("conditions").objects(), out);
    Events.about(claim, context, out);
  }

  /** The class that a claim or volume asks for, by its older annotation or its field. */
  static String storageClass(JsonObject object) {
    String annotation =
        object.string("metadata", "annotations", "volume.beta.kubernetes.io/storage-class");
    return annotation.isEmpty() ? object.string("spec", "storageClassName") : annotation;
  }

  static String phase(JsonObject object, DescribeContext context) {
    String deleted = object.string("metadata", "deletionTimestamp");
    return deleted.isEmpty()
        ? object.string("status", "phase")
        : "Terminating (lasts " + context.age(deleted) + ")";
  }

  /** {@code RWO,ROX}. */
  static String modes(JsonArray modes) {
    List<String> given = modes.strings();
    List<String> letters = new ArrayList<>();
    MODES.forEach((mode, abbreviation) -> {
      if (given.contains(mode)) {
        letters.add(abbreviation);
      }
    });
    return String.join(",", letters);
  }

  static String quantity(Json value) {
    return value == null ? "0" : Quantity.of(value).toString();
  }

  private static List<String> usedBy(JsonObject claim, DescribeContext context) {
    String name = claim.string("metadata", "name");
    return context
        .list("/api/v1/namespaces/" + claim.string("metadata", "namespace") + "/pods", Map.of())
        .stream()
        .filter(pod ->
            pod.array("spec", "volumes").objects().stream()
                .anyMatch(v -> v.string("persistentVolumeClaim", "claimName").equals(name)))
        .map(pod -> pod.string("metadata", "name"))
        .sorted()
        .toList();
  }

  private static void conditions(List<JsonObject> conditions, DescribeWriter out) {
    if (conditions.isEmpty()) {
      return;
    }
    out.write(0, "Conditions:\n");
    out.write(1, "Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage\n");
    out.write(1, "----\t------\t-----------------\t------------------\t------\t-------\n");
    for (JsonObject c : conditions) {
      out.write(
          1,
          String.join(
                  " \t",
                  c.string("type"),
                  c.string("status"),
                  Texts.time(c.string("lastProbeTime")),
                  Texts.time(c.string("lastTransitionTime")),
                  c.string("reason"),
                  c.string("message"))
              + "\n");
    }
  }
}
