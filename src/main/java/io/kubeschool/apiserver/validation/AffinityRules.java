package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.List;

/** Models pkg/apis/core/validation: validateAffinity, ValidateTolerations. */
final class AffinityRules {

  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private AffinityRules() {}

  static void affinity(JsonObject affinity, FieldPath path, Problems problems) {
    nodeAffinity(affinity.object("nodeAffinity"), path.child("nodeAffinity"), problems);
    for (String kind : List.of("podAffinity", "podAntiAffinity")) {
      JsonObject ofPods = affinity.object(kind);
      List<JsonObject> required = ofPods.array(REQUIRED).objects();
      for (int i = 0; i < required.size(); i++) {
        podTerm(required.get(i), path.child(kind, REQUIRED).index(i), problems);
      }
      List<JsonObject> preferred = ofPods.array(PREFERRED).objects();
      for (int i = 0; i < preferred.size(); i++) {
        FieldPath at = path.child(kind, PREFERRED).index(i);
        weight(preferred.get(i), at, problems);
        podTerm(preferred.get(i).object("podAffinityTerm"), at.child("podAffinityTerm"), problems);
      }
    }
  }

  private static void nodeAffinity(JsonObject affinity, FieldPath path, Problems problems) {
    if (affinity.has(REQUIRED)) {
      FieldPath at = path.child(REQUIRED, "nodeSelectorTerms");
      List<JsonObject> terms = affinity.array(REQUIRED, "nodeSelectorTerms").objects();
      if (terms.isEmpty()) {
        problems.required(at, "must have at least one node selector term");
      }
      for (int i = 0; i < terms.size(); i++) {
        nodeTerm(terms.get(i), true, at.index(i), problems);
      }
    }
    List<JsonObject> preferred = affinity.array(PREFERRED).objects();
    for (int i = 0; i < preferred.size(); i++) {
      FieldPath at = path.child(PREFERRED).index(i);
      weight(preferred.get(i), at, problems);
      nodeTerm(preferred.get(i).object("preference"), false, at.child("preference"), problems);
    }
  }

  private static void weight(JsonObject term, FieldPath path, Problems problems) {
    long weight = term.number(0, "weight");
    if (weight < 1 || weight > 100) {
      problems.invalid(path.child("weight"), weight, "must be in the range 1-100");
    }
  }

  private static void nodeTerm(
      JsonObject term, boolean checkValues, FieldPath path, Problems problems) {
    List<JsonObject> expressions = term.array("matchExpressions").objects();
    for (int i = 0; i < expressions.size(); i++) {
      JsonObject expression = expressions.get(i);
      FieldPath at = path.child("matchExpressions").index(i);
      List<String> values = expression.array("values").strings();
      operator(expression.string("operator"), values, at, problems);
      MetadataRules.labelKey(expression.string("key"), at.child("key"), problems);
      for (int j = 0; checkValues && j < values.size(); j++) {
        problems.invalid(
            at.child("values").index(j), values.get(j), NameSyntax.labelValue(values.get(j)));
      }
    }
  }

  private static void operator(
      String operator, List<String> values, FieldPath path, Problems problems) {
    switch (operator) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          problems.required(
              path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          problems.forbidden(
              path.child("values"),
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (values.size() != 1) {
          problems.required(
              path.child("values"),
              "must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default ->
          problems.invalid(path.child("operator"), operator, "not a valid selector operator");
    }
  }

  private static void podTerm(JsonObject term, FieldPath path, Problems problems) {
    MetadataRules.labelSelector(
        term.object("labelSelector"), path.child("labelSelector"), problems);
    for (String namespace : term.array("namespaces").strings()) {
      problems.invalid(path.child("namespace"), namespace, NameSyntax.dns1123Label(namespace));
    }
    if (term.string("topologyKey").isEmpty()) {
      problems.required(path.child("topologyKey"), "can not be empty");
    }
    MetadataRules.labelKey(term.string("topologyKey"), path.child("topologyKey"), problems);
  }

  static void tolerations(List<JsonObject> tolerations, FieldPath path, Problems problems) {
    for (int i = 0; i < tolerations.size(); i++) {
      toleration(tolerations.get(i), path.index(i), problems);
    }
  }

  private static void toleration(JsonObject toleration, FieldPath path, Problems problems) {
    String key = toleration.string("key");
    String operator = toleration.string("operator");
    String value = toleration.string("value");
    String effect = toleration.string("effect");
    if (!key.isEmpty()) {
      MetadataRules.labelKey(key, path.child("key"), problems);
    } else if (!operator.equals("Exists")) {
      problems.invalid(
          path.child("operator"),
          operator,
          "operator must be Exists when `key` is empty, which means \"match all values and all"
              + " keys\"");
    }
    if (toleration.has("tolerationSeconds") && !effect.equals("NoExecute")) {
      problems.invalid(
          path.child("effect"),
          effect,
          "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    switch (operator) {
      case "", "Equal" -> {
        List<String> wrong = NameSyntax.labelValue(value);
        if (!wrong.isEmpty()) {
          problems.invalid(path.child("operator"), value, String.join(";", wrong));
        }
      }
      case "Exists" -> {
        if (!value.isEmpty()) {
          problems.invalid(
              path.child("operator"), value, "value must be empty when `operator` is 'Exists'");
        }
      }
      default ->
          problems.notSupported(path.child("operator"), operator, List.of("Equal", "Exists"));
    }
    if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
      problems.notSupported(path.child("effect"), effect, EFFECTS);
    }
  }
}
