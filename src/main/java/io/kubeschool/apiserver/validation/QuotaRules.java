package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Models pkg/apis/core/validation: ValidateResourceQuota, ValidateLimitRange. */
final class QuotaRules {

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final Set<String> SCOPES =
      Set.of(
          "Terminating",
          "NotTerminating",
          "BestEffort",
          "NotBestEffort",
          "PriorityClass",
          "CrossNamespacePodAffinity",
          "VolumeAttributesClass");
  private static final List<Set<String>> CONFLICTING =
      List.of(Set.of("BestEffort", "NotBestEffort"), Set.of("Terminating", "NotTerminating"));
  private static final List<String> LIMIT_TYPES =
      List.of("Pod", "Container", "PersistentVolumeClaim");

  private QuotaRules() {}

  static void quota(JsonObject quota, Problems problems) {
    JsonObject hard = quota.object("spec", "hard");
    for (Map.Entry<String, Json> limit : hard) {
      ResourceRules.quota(
          limit.getKey(),
          Quantity.of(limit.getValue()),
          SPEC.child("hard").key(limit.getKey()),
          problems);
    }
    Json list = quota.get("spec", "scopes");
    List<String> scopes = quota.array("spec", "scopes").strings();
    for (String scope : scopes) {
      scope(scope, hard, SPEC.child("scopes"), list, problems);
    }
    for (Set<String> pair : CONFLICTING) {
      if (scopes.containsAll(pair)) {
        problems.invalid(SPEC.child("scopes"), list, "conflicting scopes");
      }
    }
  }

  private static void scope(
      String scope, JsonObject hard, FieldPath path, Json shown, Problems problems) {
    if (!SCOPES.contains(scope)) {
      problems.invalid(path, shown, "unsupported scope");
    }
    for (String resource : hard.names()) {
      if (ResourceRules.isOfQuota(resource) && !mayLimit(scope, resource)) {
        problems.invalid(path, shown, "unsupported scope applied to resource");
      }
    }
  }

  /** Models helper.IsResourceQuotaScopeValidForResource. */
  private static boolean mayLimit(String scope, String resource) {
    return switch (scope) {
      case "BestEffort" -> resource.equals("pods");
      case "VolumeAttributesClass" ->
          resource.equals("persistentvolumeclaims") || resource.equals("requests.storage");
      default ->
          !SCOPES.contains(scope)
              || resource.equals("pods")
              || resource.matches("(requests\\.|limits\\.)?(cpu|memory)");
    };
  }

  static void quotaUpdate(JsonObject quota, JsonObject old, Problems problems) {
    quota(quota, problems);
    Set<String> now = new HashSet<>(quota.array("spec", "scopes").strings());
    if (!now.equals(new HashSet<>(old.array("spec", "scopes").strings()))) {
      problems.invalid(SPEC.child("scopes"), quota.get("spec", "scopes"), "field is immutable");
    }
  }

  static void limitRange(JsonObject range, Problems problems) {
    Set<String> types = new HashSet<>();
    List<JsonObject> limits = range.array("spec", "limits").objects();
    for (int i = 0; i < limits.size(); i++) {
      FieldPath path = SPEC.child("limits").index(i);
      String type = limits.get(i).string("type");
      if (!type.contains("/") && !LIMIT_TYPES.contains(type)) {
        problems.invalid(
            path.child("type"), type, "must be a standard limit type or fully qualified");
      }
      if (!types.add(type)) {
        problems.duplicate(path.child("type"), type);
      }
      limit(limits.get(i), path, problems);
    }
  }

  private static void limit(JsonObject limit, FieldPath path, Problems problems) {
    String type = limit.string("type");
    boolean isPod = type.equals("Pod");
    Set<String> names = new TreeSet<>();
    for (String field :
        List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio")) {
      if (isPod && field.startsWith("default")) {
        if (!limit.object(field).isEmpty()) {
          problems.forbidden(path.child(field), "may not be specified when `type` is 'Pod'");
        }
        continue;
      }
      for (String name : limit.object(field).names()) {
        ResourceRules.name(
            name, !type.equals("PersistentVolumeClaim"), path.child(field).key(name), problems);
        names.add(name);
      }
    }
    if (type.equals("PersistentVolumeClaim")
        && !limit.has("min", "storage")
        && !limit.has("max", "storage")) {
      problems.required(
          path.child("limits"),
          "either minimum or maximum storage value is required, but neither was provided");
    }
    names.forEach(name -> bounds(name, limit, isPod, path, problems));
  }

  private static void bounds(
      String name, JsonObject limit, boolean isPod, FieldPath path, Problems problems) {
    Quantity min = amount(limit, "min", name);
    Quantity max = amount(limit, "max", name);
    Quantity byDefault = isPod ? null : amount(limit, "default", name);
    Quantity request = isPod ? null : amount(limit, "defaultRequest", name);
    FieldPath minPath = path.child("min").key(name);
    FieldPath defaultPath = path.child("default").key(name);
    FieldPath requestPath = path.child("defaultRequest").key(name);
    order(minPath, min, "min value", min, "max value", max, problems);
    order(requestPath, request, "min value", min, "default request value", request, problems);
    order(requestPath, request, "default request value", request, "max value", max, problems);
    order(
        requestPath,
        request,
        "default request value",
        request,
        "default limit value",
        byDefault,
        problems);
    order(defaultPath, min, "min value", min, "default value", byDefault, problems);
    order(defaultPath, max, "default value", byDefault, "max value", max, problems);
    ratio(
        amount(limit, "maxLimitRequestRatio", name),
        min,
        max,
        path.child("maxLimitRequestRatio").key(name),
        problems);
  }

  private static Quantity amount(JsonObject limit, String field, String name) {
    return limit.has(field, name) ? Quantity.of(limit.get(field, name)) : null;
  }

  /** What is to be less must not be greater; {@code shown} is told. */
  private static void order(
      FieldPath path,
      Quantity shown,
      String lessName,
      Quantity less,
      String greaterName,
      Quantity greater,
      Problems problems) {
    if (less != null && greater != null && less.compareTo(greater) > 0) {
      problems.invalid(
          path,
          shown.toString(),
          lessName + " " + less + " is greater than " + greaterName + " " + greater);
    }
  }

  private static void ratio(
      Quantity ratio, Quantity min, Quantity max, FieldPath path, Problems problems) {
    if (ratio == null) {
      return;
    }
    if (ratio.doubleValue() < 1) {
      problems.invalid(path, ratio.toString(), "ratio " + ratio + " is less than 1");
    }
    if (min != null && max != null && ratio.doubleValue() > max.doubleValue() / min.doubleValue()) {
      problems.invalid(
          path,
          ratio.toString(),
          String.format(
              Locale.ROOT,
              "ratio %s is greater than max/min = %f",
              ratio,
              max.doubleValue() / min.doubleValue()));
    }
  }
}
