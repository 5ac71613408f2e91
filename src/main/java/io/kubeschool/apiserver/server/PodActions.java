package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.storage.ResourceStore;
import io.kubeschool.apiserver.storage.Selection;
import io.kubeschool.model.FieldSelector;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds pods to nodes and evicts them. Models pkg/registry/core/pod/storage: BindingREST and
 * eviction.go.
 */
final class PodActions {

  private static final ResourceKind BINDING =
      new ResourceKind(
          Kinds.POD.groupVersion(), "Pod", "pods/binding", "pod", true, List.of(), List.of());

  private final Storage storage;
  private final Writer writer;
  private final Deleter deleter;

  PodActions(Storage storage, Writer writer, Deleter deleter) {
    this.storage = storage;
    this.writer = writer;
    this.deleter = deleter;
  }

  /** Binds the pod named in the path, or in the body if the path is that of bindings. */
  Reply bind(Call call) {
    JsonObject binding = writer.decode(call, Kinds.BINDING);
    String name = binding.string("metadata", "name");
    if (!call.info().name().isEmpty() && !name.equals(call.info().name())) {
      throw Failure.badRequest("name in URL does not match name in Binding object");
    }
    checkBinding(binding);
    ObjectKey key = new ObjectKey(call.info().namespace(), name);
    ResourceStore pods = storage.of(Kinds.POD);
    JsonObject pod = pods.get(key);
    if (pod == null) {
      throw Failure.notFound(Kinds.POD, name);
    }
    String uid = binding.string("metadata", "uid");
    if (!uid.isEmpty() && !uid.equals(pod.string("metadata", "uid"))) {
      throw Writer.uidConflict(Kinds.POD, pod, uid);
    }
    JsonObject bound = bind(pod, binding);
    if (!call.isDryRun()) {
      pods.update(key, bound);
    }
    return call.reply(201, Deleter.success().with("code", Json.of(201)));
  }

  private static void checkBinding(JsonObject binding) {
    List<FieldError> errors = new ArrayList<>();
    String kind = binding.string("target", "kind");
    if (!kind.isEmpty() && !kind.equals("Node")) {
      errors.add(FieldError.notSupported("target.kind", kind, List.of("Node", "<empty>")));
    }
    if (binding.string("target", "name").isEmpty()) {
      errors.add(FieldError.required("target.name", ""));
    }
    if (!errors.isEmpty()) {
      throw Failure.failure(500, "", FieldError.aggregate(errors), null);
    }
  }

  /** Models storage.go: setPodNodeAndMetadata. */
  private JsonObject bind(JsonObject object, JsonObject binding) {
    Pod pod = new Pod(object);
    String why = null;
    if (pod.isTerminating()) {
      why = "pod " + pod.name() + " is being deleted, cannot be assigned to a host";
    } else if (!pod.nodeName().isEmpty()) {
      why =
          "pod " + pod.name() + " is already assigned to node " + Json.of(pod.nodeName()).toText();
    } else if (!object.array("spec", "schedulingGates").isEmpty()) {
      why = "pod " + pod.name() + " has non-empty .spec.schedulingGates";
    }
    if (why != null) {
      throw Failure.conflict(BINDING, pod.name(), why);
    }
    JsonObject bound =
        object
            .set(binding.string("target", "name"), "spec", "nodeName")
            .remove("status", "nominatedNodeName");
    bound = merge(bound, binding, "annotations");
    bound = merge(bound, binding, "labels");
    return withCondition(bound, Json.objectOf("type", "PodScheduled", "status", "True"));
  }

  private static JsonObject merge(JsonObject pod, JsonObject binding, String what) {
    JsonObject more = binding.object("metadata", what);
    JsonObject merged = pod;
    for (var entry : more) {
      merged = merged.set(entry.getValue(), "metadata", what, entry.getKey());
    }
    return merged;
  }

  /** Models pkg/api/v1/pod: UpdatePodCondition. */
  private JsonObject withCondition(JsonObject pod, JsonObject condition) {
    JsonArray conditions = pod.array("status", "conditions");
    String type = condition.string("type");
    JsonObject present = conditions.find("type", type);
    String status = condition.string("status");
    boolean same = present != null && present.string("status").equals(status);
    String since = same ? present.string("lastTransitionTime") : writer.timestamps().now();
    JsonObject stamped =
        condition.with("lastProbeTime", (Object) null).with("lastTransitionTime", since);
    if (present != null && present.has("observedGeneration")) {
      stamped = stamped.with("observedGeneration", present.get("observedGeneration"));
    }
    JsonArray changed =
        present == null
            ? conditions.plus(stamped)
            : conditions.with(conditions.items().indexOf(present), stamped);
    return pod.set(changed, "status", "conditions");
  }

  /** Evicts the pod of the path, if its disruption budget allows. */
  Reply evict(Call call) {
    JsonObject eviction =
        call.request().body() instanceof JsonObject body ? body : JsonObject.EMPTY;
    if (!eviction.string("metadata", "name").equals(call.info().name())) {
      throw Failure.badRequest("name in URL does not match name in Eviction object");
    }
    DeleteOptions options = DeleteOptions.of(eviction.object("deleteOptions"), call.request());
    JsonObject object = storage.existing(call);
    Pod pod = new Pod(object);
    boolean ignoresBudget =
        pod.isFinished() || pod.phase().equals("Pending") || pod.isTerminating();
    if (!ignoresBudget) {
      useBudget(pod, options);
    }
    if (!options.dryRun()) {
      storage
          .of(Kinds.POD)
          .update(
              call.key(),
              withCondition(
                  object,
                  Json.objectOf(
                      "type", "DisruptionTarget",
                      "status", "True",
                      "reason", "EvictionByEvictionAPI",
                      "message", "Eviction API: evicting")));
    }
    deleter.delete(call, call.key(), options);
    return call.reply(201, Deleter.success().with("code", Json.of(201)));
  }

  /** Models eviction.go: checkAndDecrement. */
  private void useBudget(Pod pod, DeleteOptions options) {
    ResourceStore budgets = storage.of(Kinds.POD_DISRUPTION_BUDGET);
    Selection here =
        new Selection(pod.namespace(), "", LabelSelector.EVERYTHING, FieldSelector.EVERYTHING);
    List<JsonObject> matching =
        budgets.list(here).stream()
            .filter(budget ->
                budget.has("spec", "selector")
                    && LabelSelector.of(budget.object("spec", "selector")).matches(pod.json()))
            .toList();
    if (matching.isEmpty()) {
      return;
    }
    if (matching.size() > 1) {
      throw Failure.failure(
          500,
          "",
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does"
              + " not support.",
          null);
    }
    JsonObject budget = matching.getFirst();
    long healthy = budget.number(0, "status", "currentHealthy");
    long desired = budget.number(0, "status", "desiredHealthy");
    if (!pod.isReady()) {
      boolean always = budget.string("spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow");
      if (always || healthy >= desired && desired > 0) {
        return;
      }
    }
    long allowed = budget.number(0, "status", "disruptionsAllowed");
    String name = budget.string("metadata", "name");
    if (budget.number(0, "status", "observedGeneration")
        < budget.number(0, "metadata", "generation")) {
      throw disrupts("The disruption budget " + name + " is still being processed by the server.");
    }
    if (allowed <= 0) {
      throw disrupts(
          "The disruption budget "
              + name
              + " needs "
              + desired
              + " healthy pods and has "
              + healthy
              + " currently");
    }
    if (!options.dryRun()) {
      JsonObject used =
          budget
              .set(allowed - 1, "status", "disruptionsAllowed")
              .set(writer.timestamps().now(), "status", "disruptedPods", pod.name());
      budgets.update(ObjectKey.of(budget), used);
    }
  }

  private static RuntimeException disrupts(String cause) {
    return Failure.tooManyRequests(
        "Cannot evict pod as it would violate the pod's disruption budget.",
        Json.arrayOf(Json.objectOf("reason", "DisruptionBudget", "message", cause)));
  }
}
