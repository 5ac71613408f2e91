package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.printer.TablePrinter;
import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * Describes StorageClasses, PriorityClasses, IngressClasses and disruption budgets, which are a few
 * fields each. Models describe.go: describeStorageClass, describePriorityClass and so on.
 */
final class ClassDescribers {

  private ClassDescribers() {}

  static void storage(JsonObject object, DescribeContext context, DescribeWriter out) {
    JsonObject metadata = object.object("metadata");
    out.field(0, "Name", metadata.string("name"));
    boolean isDefault =
        metadata
            .string("annotations", "storageclass.kubernetes.io/is-default-class")
            .equals("true");
    out.field(0, "IsDefaultClass", isDefault ? "Yes" : "No");
    out.field(0, "Annotations", TablePrinter.labels(metadata.object("annotations").strings()));
    out.field(0, "Provisioner", object.string("provisioner"));
    out.field(0, "Parameters", TablePrinter.labels(object.object("parameters").strings()));
    out.field(0, "AllowVolumeExpansion", Texts.bool(object.get("allowVolumeExpansion")));
    List<String> options = object.array("mountOptions").strings();
    out.write(0, options.isEmpty() ? "MountOptions:\t<none>\n" : "MountOptions:\n");
    options.forEach(o -> out.write(1, o + "\n"));
    if (object.has("reclaimPolicy")) {
      out.field(0, "ReclaimPolicy", object.string("reclaimPolicy"));
    }
    if (object.has("volumeBindingMode")) {
      out.field(0, "VolumeBindingMode", object.string("volumeBindingMode"));
    }
    Events.about(object, context, out);
  }

  static void priority(JsonObject object, DescribeContext context, DescribeWriter out) {
    out.field(0, "Name", object.string("metadata", "name"));
    out.field(0, "Value", object.number(0, "value"));
    out.field(0, "GlobalDefault", object.bool("globalDefault"));
    out.field(0, "PreemptionPolicy", object.string("preemptionPolicy"));
    out.field(0, "Description", object.string("description"));
    out.field(
        0, "Annotations", TablePrinter.labels(object.object("metadata", "annotations").strings()));
    Events.about(object, context, out);
  }

  static void ingress(JsonObject object, DescribeContext context, DescribeWriter out) {
    out.field(0, "Name", object.string("metadata", "name"));
    Metadata.labelsAndAnnotations(object, out);
    out.field(0, "Controller", object.string("spec", "controller"));
    JsonObject parameters = object.object("spec", "parameters");
    if (!parameters.isEmpty()) {
      out.write(0, "Parameters:\n");
      if (parameters.has("apiGroup")) {
        out.field(1, "APIGroup", parameters.string("apiGroup"));
      }
      out.field(1, "Kind", parameters.string("kind"));
      out.field(1, "Name", parameters.string("name"));
    }
    Events.about(object, context, out);
  }

  static void disruptionBudget(JsonObject object, DescribeContext context, DescribeWriter out) {
    JsonObject spec = object.object("spec");
    JsonObject status = object.object("status");
    out.field(0, "Name", object.string("metadata", "name"));
    out.field(0, "Namespace", object.string("metadata", "namespace"));
    if (spec.has("minAvailable")) {
      out.field(0, "Min available", Texts.intOrString(spec.get("minAvailable")));
    } else if (spec.has("maxUnavailable")) {
      out.field(0, "Max unavailable", Texts.intOrString(spec.get("maxUnavailable")));
    }
    out.field(
        0, "Selector", spec.has("selector") ? Texts.selector(spec.object("selector")) : "<unset>");
    out.write(0, "Status:\n");
    out.field(2, "Allowed disruptions", status.number(0, "disruptionsAllowed"));
    out.field(2, "Current", status.number(0, "currentHealthy"));
    out.field(2, "Desired", status.number(0, "desiredHealthy"));
    out.field(2, "Total", status.number(0, "expectedPods"));
    Events.about(object, context, out);
  }
}
