package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Locale;

/** Describes PersistentVolumes. Models describe.go: describePersistentVolume. */
final class VolumeDescriber implements Describer {

  @Override
  public void describe(JsonObject volume, DescribeContext context, DescribeWriter out) {
    JsonObject spec = volume.object("spec");
    out.field(0, "Name", volume.string("metadata", "name"));
    Metadata.labelsAndAnnotations(volume, out);
    out.field(0, "Finalizers", Texts.list(volume.array("metadata", "finalizers")));
    out.field(0, "StorageClass", ClaimDescriber.storageClass(volume));
    out.field(0, "Status", ClaimDescriber.phase(volume, context));
    out.field(
        0,
        "Claim",
        spec.has("claimRef")
            ? spec.string("claimRef", "namespace") + "/" + spec.string("claimRef", "name")
            : "");
    out.field(0, "Reclaim Policy", spec.string("persistentVolumeReclaimPolicy"));
    out.field(0, "Access Modes", ClaimDescriber.modes(spec.array("accessModes")));
    if (spec.has("volumeMode")) {
      out.field(0, "VolumeMode", spec.string("volumeMode"));
    }
    out.field(0, "Capacity", ClaimDescriber.quantity(spec.get("capacity", "storage")));
    affinity(spec, out);
    out.field(0, "Message", volume.string("status", "message"));
    out.write(0, "Source:\n");
    Volumes.source(spec, out);
    Events.about(volume, context, out);
  }

  private static void affinity(JsonObject spec, DescribeWriter out) {
    out.write(0, "Node Affinity:\t");
    if (!spec.has("nodeAffinity", "required")) {
      out.write(0, "<none>\n");
      return;
    }
    out.write(0, "\n");
    List<JsonObject> terms = spec.array("nodeAffinity", "required", "nodeSelectorTerms").objects();
    out.write(1, "Required Terms:\t" + (terms.isEmpty() ? "<none>\n" : "\n"));
    for (int i = 0; i < terms.size(); i++) {
      term(i, terms.get(i).array("matchExpressions").objects(), out);
    }
  }

  private static void term(int index, List<JsonObject> expressions, DescribeWriter out) {
    out.write(2, "Term " + index + ":\t");
    if (expressions.isEmpty()) {
      out.write(0, "<none>\n");
    }
    for (int i = 0; i < expressions.size(); i++) {
      JsonObject e = expressions.get(i);
      if (i > 0) {
        out.write(2, "\t");
      }
      String values = Texts.join(e.array("values"), ", ");
      out.write(
          0,
          e.string("key")
              + " "
              + e.string("operator").toLowerCase(Locale.ROOT)
              + (values.isEmpty() ? "" : " [" + values + "]")
              + "\n");
    }
  }
}
