package io.kubeschool.controller.disruption;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps in each PodDisruptionBudget's status how many of its pods may be evicted. Models
 * pkg/controller/disruption/disruption.go.
 */
public final class DisruptionController {

  private static final String NAME = "disruption-controller";

  /** How long an evicted pod that is still there counts as gone. */
  private static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer budgets;
  private final SharedInformer pods;
  private final ExpectedPods expected;
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public DisruptionController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.recorder = context.recorder("controllermanager", NAME);
    this.budgets = context.informers().of(Kinds.POD_DISRUPTION_BUDGET);
    this.pods = context.informers().of(Kinds.POD);
    this.expected = new ExpectedPods(context.informers());
    this.controller = new Controller<>(simulation, NAME, this::sync);
    budgets.addHandler(InformerHandler.enqueueing(controller.queue()));
    pods.addHandler(new PodHandler());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private final class PodHandler implements InformerHandler {
    @Override
    public void added(JsonObject pod) {
      // most clusters have none, and pods change often
      if (budgets.size() == 0) {
        return;
      }
      for (JsonObject budget : budgets.list(pod.string("metadata", "namespace"))) {
        if (selector(budget).matches(pod)) {
          controller.queue().add(ObjectKey.of(budget));
        }
      }
    }

    @Override
    public void updated(JsonObject old, JsonObject pod) {
      added(pod);
    }

    @Override
    public void deleted(JsonObject pod) {
      added(pod);
    }
  }

  private static LabelSelector selector(JsonObject budget) {
    return budget.has("spec", "selector")
        ? LabelSelector.of(budget.object("spec", "selector"))
        : LabelSelector.NOTHING;
  }

  /** Models disruption.go: trySync. */
  private Result sync(ObjectKey key) {
    JsonObject budget = budgets.get(key);
    if (budget == null) {
      return Result.DONE;
    }
    LabelSelector selector = selector(budget);
    List<JsonObject> selected =
        pods.list(key.namespace()).stream().filter(selector::matches).toList();
    if (selected.isEmpty()) {
      recorder.normal(Kinds.POD_DISRUPTION_BUDGET, budget, "NoPods", "No matching pods found");
    }
    ExpectedPods.Scale scale;
    try {
      scale = expected.of(budget, selected);
    } catch (ExpectedPods.UnknownScale e) {
      String problem = "Failed to calculate the number of expected pods: " + e.getMessage();
      recorder.warning(
          Kinds.POD_DISRUPTION_BUDGET, budget, "CalculateExpectedPodCountFailed", problem);
      failSafe(budget, e.getMessage());
      return Result.failed(e.getMessage());
    }
    if (!scale.unmanaged().isEmpty()) {
      recorder.warning(
          Kinds.POD_DISRUPTION_BUDGET,
          budget,
          "UnmanagedPods",
          "Pods selected by this PodDisruptionBudget (selector: "
              + selector
              + ") were found to be unmanaged. As a result, the status of the PDB cannot be"
              + " calculated correctly, which may result in undefined behavior. To account for"
              + " these pods please set \".spec.minAvailable\" field of the PDB to an integer"
              + " value.");
    }
    Map<String, Instant> disrupted = stillDisrupted(budget, selected);
    long healthy =
        selected.stream()
            .filter(pod -> !PodState.isTerminating(pod) && PodState.isReady(pod))
            .filter(pod -> !disrupted.containsKey(pod.string("metadata", "name")))
            .count();
    write(budget, status(budget, healthy, scale, disrupted));
    return disrupted.values().stream()
        .min(Instant::compareTo)
        .map(at -> Result.after(Duration.between(simulation.now(), at.plus(DELETION_TIMEOUT))))
        .orElse(Result.DONE);
  }

  /** The pods that were evicted and are not gone yet. Models buildDisruptedPodMap. */
  private Map<String, Instant> stillDisrupted(JsonObject budget, List<JsonObject> selected) {
    Map<String, Instant> disrupted = new TreeMap<>();
    Map<String, String> listed = budget.object("status", "disruptedPods").strings();
    for (JsonObject pod : selected) {
      String name = pod.string("metadata", "name");
      if (!PodState.isTerminating(pod) && listed.containsKey(name)) {
        Instant since = Timestamps.parse(listed.get(name));
        if (since.plus(DELETION_TIMEOUT).isAfter(simulation.now())) {
          disrupted.put(name, since);
        } else {
          recorder.warning(
              Kinds.POD,
              pod,
              "NotDeleted",
              "Pod was expected by PDB "
                  + budget.string("metadata", "namespace")
                  + "/"
                  + budget.string("metadata", "name")
                  + " to be deleted but it wasn't");
        }
      }
    }
    return disrupted;
  }

  /** Models updatePdbStatus. */
  private JsonObject status(
      JsonObject budget, long healthy, ExpectedPods.Scale scale, Map<String, Instant> disrupted) {
    long allowed = scale.expected() <= 0 ? 0 : Math.max(0, healthy - scale.desiredHealthy());
    JsonObject status =
        budget
            .object("status")
            .with("currentHealthy", Json.of(healthy))
            .with("desiredHealthy", Json.of(scale.desiredHealthy()))
            .with("expectedPods", Json.of(scale.expected()))
            .with("disruptionsAllowed", Json.of(allowed))
            .with("observedGeneration", Json.of(budget.number(0, "metadata", "generation")));
    status = status.without("disruptedPods");
    if (!disrupted.isEmpty()) {
      Map<String, String> times = new TreeMap<>();
      disrupted.forEach((name, at) -> times.put(name, Timestamps.format(at)));
      status = status.with("disruptedPods", JsonObject.ofStrings(times));
    }
    return withCondition(
        budget, status, allowed > 0, allowed > 0 ? "SufficientPods" : "InsufficientPods", "");
  }

  private JsonObject withCondition(
      JsonObject budget, JsonObject status, boolean allowed, String reason, String message) {
    JsonObject condition =
        Json.objectOf(
            "type",
            "DisruptionAllowed",
            "status",
            allowed ? "True" : "False",
            "reason",
            reason,
            "message",
            message,
            "observedGeneration",
            budget.number(0, "metadata", "generation"),
            "lastTransitionTime",
            Timestamps.format(simulation.now()));
    JsonObject old = status.array("conditions").find("type", "DisruptionAllowed");
    if (old != null && old.string("status").equals(condition.string("status"))) {
      condition = condition.with("lastTransitionTime", old.field("lastTransitionTime"));
    }
    return status.with("conditions", Json.arrayOf(condition));
  }

  /** Nothing may be evicted while nobody knows how much there should be. Models failSafe. */
  private void failSafe(JsonObject budget, String problem) {
    JsonObject status = budget.object("status").with("disruptionsAllowed", Json.of(0));
    write(budget, withCondition(budget, status, false, "SyncFailed", problem));
  }

  private void write(JsonObject budget, JsonObject status) {
    if (!status.equals(budget.object("status"))) {
      ApiException.check(
          client.updateStatus(Kinds.POD_DISRUPTION_BUDGET, budget.with("status", status)));
    }
  }
}
