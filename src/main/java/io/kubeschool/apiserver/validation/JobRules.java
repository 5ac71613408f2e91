package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.NameSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Jobs. Models pkg/apis/batch/validation; what it says of pod failure policies, success policies
 * and the limits of large Indexed Jobs is not there.
 */
final class JobRules {

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final FieldPath TEMPLATE = SPEC.child("template");

  private JobRules() {}

  static void create(JsonObject job, Problems problems) {
    generatedSelector(job, problems);
    spec(job.object("spec"), problems);
    long completions = job.number(0, "spec", "completions");
    String name = job.string("metadata", "name");
    String last = name + "-" + (completions - 1);
    if (isIndexed(job.object("spec"))
        && completions > 0
        && !NameSyntax.dns1123Label(last).isEmpty()) {
      problems.invalid(
          MetadataRules.PATH.child("name"),
          name,
          "will not able to create pod with invalid DNS label: " + last);
    }
  }

  /** Models validateGeneratedSelector. */
  private static void generatedSelector(JsonObject job, Problems problems) {
    if (job.bool("spec", "manualSelector") || !job.has("spec", "selector")) {
      return;
    }
    String name = job.string("metadata", "name");
    String uid = job.string("metadata", "uid");
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("controller-uid", uid);
    expected.put("job-name", name);
    expected.put("batch.kubernetes.io/controller-uid", uid);
    expected.put("batch.kubernetes.io/job-name", name);
    JsonObject labels = job.object("spec", "template", "metadata", "labels");
    expected.forEach((key, value) -> {
      FieldPath path = TEMPLATE.child("metadata", "labels").key(key);
      if (!labels.has(key)) {
        problems.required(path, "must be '" + value + "'");
      } else if (!labels.string(key).equals(value)) {
        problems.invalid(path, labels, "must be '" + value + "'");
      }
    });
    JsonObject selector = job.object("spec", "selector");
    if (isValid(selector) && !LabelSelector.of(selector).matches(expected)) {
      problems.invalid(SPEC.child("selector"), selector, "`selector` not auto-generated");
    }
  }

  private static boolean isValid(JsonObject selector) {
    Problems found = new Problems();
    MetadataRules.labelSelector(selector, SPEC.child("selector"), found);
    return found.isEmpty();
  }

  private static boolean isIndexed(JsonObject spec) {
    return spec.string("completionMode").equals("Indexed");
  }

  private static void spec(JsonObject spec, Problems problems) {
    for (String field :
        List.of(
            "parallelism",
            "completions",
            "activeDeadlineSeconds",
            "backoffLimit",
            "ttlSecondsAfterFinished",
            "backoffLimitPerIndex",
            "maxFailedIndexes")) {
      problems.notNegative(SPEC, spec, field);
    }
    if (isIndexed(spec)) {
      if (!spec.has("completions")) {
        problems.required(SPEC.child("completions"), "when completion mode is Indexed");
      }
    } else if (!spec.string("completionMode").equals("NonIndexed")) {
      problems.notSupported(
          SPEC.child("completionMode"),
          spec.string("completionMode"),
          List.of("Indexed", "NonIndexed"));
    } else {
      for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
        if (spec.has(field)) {
          problems.invalid(
              SPEC.child(field), spec.field(field), "requires indexed completion mode");
        }
      }
    }
    template(spec, problems);
    if (!spec.has("selector")) {
      problems.required(SPEC.child("selector"));
      return;
    }
    JsonObject selector = spec.object("selector");
    MetadataRules.labelSelector(selector, SPEC.child("selector"), problems);
    JsonObject labels = spec.object("template", "metadata", "labels");
    if (isValid(selector) && !LabelSelector.of(selector).matches(labels.strings())) {
      problems.invalid(
          TEMPLATE.child("metadata", "labels"),
          labels,
          "`selector` does not match template `labels`");
    }
  }

  private static void template(JsonObject spec, Problems problems) {
    PodRules.template(spec.object("template"), TEMPLATE, problems);
    FieldPath path = TEMPLATE.child("spec", "restartPolicy");
    String policy = spec.string("template", "spec", "restartPolicy");
    if (policy.isEmpty() || policy.equals("Always")) {
      problems.required(path, "valid values: \"OnFailure\", \"Never\"");
    } else if (!policy.equals("OnFailure") && !policy.equals("Never")) {
      problems.notSupported(path, policy, List.of("Never", "OnFailure"));
    } else if (spec.has("podFailurePolicy") && !policy.equals("Never")) {
      problems.invalid(
          path, policy, "only \"Never\" is supported when podFailurePolicy is specified");
    }
  }

  static void update(JsonObject job, JsonObject old, Problems problems) {
    JsonObject spec = job.object("spec");
    JsonObject oldSpec = old.object("spec");
    spec(spec, problems);
    Json completions = spec.field("completions");
    if (!isIndexed(spec)) {
      problems.immutable(SPEC.child("completions"), completions, oldSpec.field("completions"));
    } else if (completions != null
        && !completions.equals(oldSpec.field("completions"))
        && !completions.equals(spec.field("parallelism"))) {
      problems.invalid(
          SPEC.child("completions"),
          completions,
          "can only be modified in tandem with spec.parallelism");
    }
    problems.immutable(SPEC.child("selector"), spec.field("selector"), oldSpec.field("selector"));
    JsonObject template = spec.object("template");
    if (!template.equals(oldSpec.object("template")) && !isMutable(oldSpec, old)) {
      problems.invalidShown(TEMPLATE, shown(template), "field is immutable");
    }
    for (String field :
        List.of(
            "completionMode",
            "podFailurePolicy",
            "backoffLimitPerIndex",
            "managedBy",
            "successPolicy")) {
      problems.immutable(SPEC.child(field), spec.field(field), oldSpec.field(field));
    }
  }

  /** A Job that is suspended and has not started may get another template. */
  private static boolean isMutable(JsonObject oldSpec, JsonObject old) {
    return oldSpec.bool("suspend") && !old.has("status", "startTime");
  }

  /** A template as upstream's internal type prints it: the metadata's fields, then the spec. */
  private static String shown(JsonObject template) {
    String metadata = template.object("metadata").toText();
    String inner = metadata.substring(1, metadata.length() - 1);
    return "{"
        + inner
        + (inner.isEmpty() ? "" : ",")
        + "\"Spec\":"
        + InternalValue.of("core.PodSpec", template.object("spec"))
        + "}";
  }
}
