package io.kubeschool.apiserver.admission;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.PodResources;
import io.kubeschool.model.Quantity;
import io.kubeschool.model.quota.QuotaUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Completes pods by a namespace's LimitRanges, and refuses pods and claims that are not within
 * them. Models plugin/pkg/admission/limitranger/admission.go.
 */
final class LimitRanger implements AdmissionPlugin {

  private static final String ANNOTATION = "kubernetes.io/limit-ranger";

  private final ObjectReader objects;

  LimitRanger(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public JsonObject admit(Attributes attributes, JsonObject object) {
    if (!attributes.creates(Kinds.POD)) {
      return object;
    }
    JsonObject pod = object;
    for (JsonObject range : objects.list(Kinds.LIMIT_RANGE, attributes.namespace())) {
      pod = withDefaults(pod, range);
    }
    return pod;
  }

  private static JsonObject withDefaults(JsonObject pod, JsonObject range) {
    JsonObject requests = JsonObject.EMPTY;
    JsonObject limits = JsonObject.EMPTY;
    for (JsonObject limit : range.array("spec", "limits").objects()) {
      if (limit.string("type").equals("Container")) {
        requests = merged(requests, limit.object("defaultRequest"), null);
        limits = merged(limits, limit.object("default"), null);
      }
    }
    List<String> notes = new ArrayList<>();
    JsonObject complete = pod;
    for (String list : List.of("containers", "initContainers")) {
      JsonArray containers = complete.array("spec", list);
      for (int i = 0; i < containers.size(); i++) {
        JsonObject container = containers.objectAt(i);
        String what =
            (list.equals("containers") ? "container " : "init container ")
                + container.string("name");
        container = withDefaults(container, "requests", requests, " request for " + what, notes);
        container = withDefaults(container, "limits", limits, " limit for " + what, notes);
        containers = containers.with(i, container);
      }
      complete = containers.isEmpty() ? complete : complete.set(containers, "spec", list);
    }
    return notes.isEmpty()
        ? pod
        : complete.set(
            "LimitRanger plugin set: " + String.join("; ", notes),
            "metadata",
            "annotations",
            ANNOTATION);
  }

  private static JsonObject withDefaults(
      JsonObject container, String which, JsonObject defaults, String what, List<String> notes) {
    Set<String> added = new TreeSet<>();
    JsonObject resources = merged(container.object("resources", which), defaults, added);
    if (added.isEmpty()) {
      return container;
    }
    notes.add(String.join(", ", added) + what);
    return container.set(resources, "resources", which);
  }

  /** The first with what only the second has, whose names are added to {@code added}. */
  private static JsonObject merged(JsonObject list, JsonObject more, Set<String> added) {
    JsonObject merged = list;
    for (Map.Entry<String, Json> entry : more) {
      if (!merged.has(entry.getKey()) || added == null) {
        merged = merged.with(entry.getKey(), entry.getValue());
        if (added != null) {
          added.add(entry.getKey());
        }
      }
    }
    return merged;
  }

  @Override
  public void validate(Attributes attributes, JsonObject object) {
    boolean isClaim = attributes.kind().equals(Kinds.PERSISTENT_VOLUME_CLAIM);
    boolean changesClaim =
        isClaim
            && attributes.operation() == Attributes.Operation.UPDATE
            && attributes.subresource().isEmpty();
    boolean resizes =
        attributes.kind().equals(Kinds.POD) && attributes.subresource().equals("resize");
    boolean creates =
        attributes.creates(Kinds.POD) || attributes.creates(Kinds.PERSISTENT_VOLUME_CLAIM);
    if (!creates && !changesClaim && !resizes
        || attributes.old() != null && attributes.old().has("metadata", "deletionTimestamp")) {
      return;
    }
    for (JsonObject range : objects.list(Kinds.LIMIT_RANGE, attributes.namespace())) {
      List<String> errors = new ArrayList<>();
      for (JsonObject limit : range.array("spec", "limits").objects()) {
        check(limit, object, isClaim, errors);
      }
      if (!errors.isEmpty()) {
        throw attributes.forbidden(
            object, errors.size() == 1 ? errors.getFirst() : "[" + String.join(", ", errors) + "]");
      }
    }
  }

  private static void check(
      JsonObject limit, JsonObject object, boolean isClaim, List<String> errors) {
    String type = limit.string("type");
    if (isClaim) {
      if (type.equals("PersistentVolumeClaim")) {
        claim(limit, QuotaUsage.quantities(object.object("spec", "resources", "requests")), errors);
      }
    } else if (type.equals("Container")) {
      for (String list : List.of("containers", "initContainers")) {
        for (JsonObject container : object.array("spec", list).objects()) {
          check(
              limit,
              QuotaUsage.quantities(container.object("resources", "requests")),
              QuotaUsage.quantities(container.object("resources", "limits")),
              errors);
        }
      }
    } else if (type.equals("Pod")) {
      check(limit, PodResources.of(object, "requests"), PodResources.of(object, "limits"), errors);
    }
  }

  private static void claim(JsonObject limit, Map<String, Quantity> requests, List<String> errors) {
    QuotaUsage.quantities(limit.object("min"))
        .forEach((name, least) ->
            least(bound("minimum", name, limit, least), least, requests.get(name), null, errors));
    QuotaUsage.quantities(limit.object("max"))
        .forEach((name, most) -> {
          String bound = bound("maximum", name, limit, most);
          Quantity request = requests.get(name);
          if (request == null) {
            errors.add(bound + ".  No request is specified");
          } else if (request.compareTo(most) > 0) {
            errors.add(bound + ", but request is " + request);
          }
        });
  }

  private static void check(
      JsonObject limit,
      Map<String, Quantity> requests,
      Map<String, Quantity> limits,
      List<String> errors) {
    QuotaUsage.quantities(limit.object("min"))
        .forEach((name, least) ->
            least(
                bound("minimum", name, limit, least),
                least,
                requests.get(name),
                limits.get(name),
                errors));
    QuotaUsage.quantities(limit.object("max"))
        .forEach((name, most) ->
            most(
                bound("maximum", name, limit, most),
                most,
                requests.get(name),
                limits.get(name),
                errors));
    QuotaUsage.quantities(limit.object("maxLimitRequestRatio"))
        .forEach((name, most) ->
            ratio(
                name + " max limit to request ratio per " + limit.string("type") + " is " + most,
                most,
                requests.get(name),
                limits.get(name),
                errors));
  }

  private static String bound(String which, String name, JsonObject limit, Quantity value) {
    return which + " " + name + " usage per " + limit.string("type") + " is " + value;
  }

  private static void least(
      String bound, Quantity least, Quantity request, Quantity limit, List<String> errors) {
    if (request == null) {
      errors.add(bound + ".  No request is specified");
    } else if (request.compareTo(least) < 0) {
      errors.add(bound + ", but request is " + request);
    } else if (limit != null && limit.compareTo(least) < 0) {
      errors.add(bound + ", but limit is " + limit);
    }
  }

  private static void most(
      String bound, Quantity most, Quantity request, Quantity limit, List<String> errors) {
    if (limit == null) {
      errors.add(bound + ".  No limit is specified");
    } else if (limit.compareTo(most) > 0) {
      errors.add(bound + ", but limit is " + limit);
    } else if (request != null && request.compareTo(most) > 0) {
      errors.add(bound + ", but request is " + request);
    }
  }

  private static void ratio(
      String bound, Quantity most, Quantity request, Quantity limit, List<String> errors) {
    if (request == null || request.isZero()) {
      errors.add(bound + ", but no request is specified or request is 0");
    } else if (limit == null || limit.isZero()) {
      errors.add(bound + ", but no limit is specified or limit is 0");
    } else {
      double ratio = limit.doubleValue() / request.doubleValue();
      if (ratio > most.doubleValue()) {
        errors.add(bound + String.format(Locale.ROOT, ", but provided ratio is %f", ratio));
      }
    }
  }
}
