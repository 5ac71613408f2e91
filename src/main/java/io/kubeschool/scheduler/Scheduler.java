package io.kubeschool.scheduler;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.apiserver.client.SeriesRecorder;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ObjectReference;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.plugin.BalancedAllocation;
import io.kubeschool.scheduler.plugin.ImageLocality;
import io.kubeschool.scheduler.plugin.InterPodAffinity;
import io.kubeschool.scheduler.plugin.InterPodAffinityScore;
import io.kubeschool.scheduler.plugin.NodeAffinity;
import io.kubeschool.scheduler.plugin.NodeName;
import io.kubeschool.scheduler.plugin.NodePorts;
import io.kubeschool.scheduler.plugin.NodeResourcesFit;
import io.kubeschool.scheduler.plugin.NodeUnschedulable;
import io.kubeschool.scheduler.plugin.PodTopologySpread;
import io.kubeschool.scheduler.plugin.PodTopologySpreadScore;
import io.kubeschool.scheduler.plugin.TaintToleration;
import io.kubeschool.scheduler.plugin.VolumeBinding;
import io.kubeschool.scheduler.plugin.VolumeRestrictions;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives pods their nodes, one pod at a time. Models pkg/scheduler: Scheduler, ScheduleOne and its
 * event handlers.
 */
public final class Scheduler {

  /** The scheduler that pods ask for unless they say otherwise. */
  public static final String NAME = "default-scheduler";

  private static final String GATES = "SchedulingGates";
  private static final Duration LEAST_LATENCY = Duration.ofMillis(1);
  private static final Duration MOST_LATENCY = Duration.ofMillis(3);
  private static final Duration LEFT_OVER = Duration.ofMinutes(5);
  private static final Duration FLUSH_PERIOD = Duration.ofSeconds(30);
  private static final int MAX_NOTE = 1024;

  private final Simulation simulation;
  private final RandomStream random;
  private final ApiClient client;
  private final InformerFactory informers;
  private final SharedInformer pods;
  private final SeriesRecorder recorder;
  private final Snapshot snapshot = new Snapshot();
  private final SchedulingQueue queue = new SchedulingQueue();
  private final VolumeBinding volumes;
  private final VolumeWait volumeWait;
  private final Profile profile;
  private final NodeSearch search;
  private final Preemption preemption;
  private final PodConditions conditions;
  private boolean started;
  private boolean scheduled;
  private boolean flushScheduled;

  /**
   * A scheduler that works from {@link #start} on.
   *
   * @param host the name of the machine that it runs on, as events tell it
   */
  public Scheduler(Simulation simulation, Api api, String host) {
    this.simulation = simulation;
    this.random = simulation.random("scheduler");
    this.client = new ApiClient(api, User.system("kube-scheduler"), "kube-scheduler");
    this.informers = new InformerFactory(simulation, client);
    this.recorder = new SeriesRecorder(simulation, client, NAME, host);
    this.pods = informers.of(Kinds.POD);
    this.volumes =
        new VolumeBinding(
            informers.of(Kinds.PERSISTENT_VOLUME_CLAIM),
            informers.of(Kinds.PERSISTENT_VOLUME),
            informers.of(Kinds.STORAGE_CLASS));
    this.volumeWait = new VolumeWait(client, volumes);
    this.profile = profile();
    this.search = new NodeSearch(profile, snapshot, random);
    this.preemption = new Preemption(search, snapshot, client, recorder);
    this.conditions = new PodConditions(client, simulation);
    informers.of(Kinds.NODE).addHandler(new NodeEvents(snapshot, this::happened));
    pods.addHandler(new PodEvents(this, snapshot, queue));
    informers.of(Kinds.PERSISTENT_VOLUME_CLAIM).addHandler(volumeWait);
    for (ResourceKind kind :
        List.of(Kinds.PERSISTENT_VOLUME_CLAIM, Kinds.PERSISTENT_VOLUME, Kinds.STORAGE_CLASS)) {
      informers.of(kind).addHandler(new StorageEvents(this::happened));
    }
  }

  /** Lists what there is and begins to schedule. */
  public void start() {
    started = true;
    informers.start();
    wake();
  }

  private Profile profile() {
    SharedInformer namespaces = informers.of(Kinds.NAMESPACE);
    Function<String, JsonObject> namespaceOf = name -> namespaces.get(new ObjectKey("", name));
    DefaultSelectors selectors =
        new DefaultSelectors(
            informers.of(Kinds.SERVICE),
            Map.of(
                "ReplicaSet", informers.of(Kinds.REPLICA_SET),
                "ReplicationController", informers.of(Kinds.REPLICATION_CONTROLLER),
                "StatefulSet", informers.of(Kinds.STATEFUL_SET)));
    SharedInformer claims = informers.of(Kinds.PERSISTENT_VOLUME_CLAIM);
    TaintToleration taints = new TaintToleration();
    NodeAffinity nodeAffinity = new NodeAffinity();
    NodeResourcesFit fit = new NodeResourcesFit();
    return new Profile(
        List.of(
            new NodeUnschedulable(),
            new NodeName(),
            taints,
            nodeAffinity,
            new NodePorts(),
            fit,
            new VolumeRestrictions(claims),
            volumes,
            new PodTopologySpread(),
            new InterPodAffinity(namespaceOf)),
        List.of(
            taints,
            nodeAffinity,
            fit,
            new PodTopologySpreadScore(selectors),
            new InterPodAffinityScore(namespaceOf),
            new BalancedAllocation(),
            new ImageLocality()));
  }

  /** A pod wants a node. */
  void enqueue(PodInfo pod) {
    if (isGated(pod)) {
      queue.addGated(pod, simulation.now(), GATES);
      conditions.gated(pod);
      return;
    }
    queue.add(pod, simulation.now());
    wake();
  }

  /** A pod is gone. */
  void forget(ObjectKey pod) {
    volumeWait.forget(pod);
  }

  /** Whether it may not be scheduled yet. Models plugins/schedulinggates. */
  boolean isGated(PodInfo pod) {
    return !pod.spec().array("schedulingGates").isEmpty();
  }

  /** Something happened that may help pods that did not fit. */
  void happened(ClusterEvent event) {
    queue.move(queued -> mayHelp(queued, event), simulation.now());
    wake();
  }

  /** A waiting pod changed in a way that may help it. */
  void changed(ObjectKey key) {
    queue.move(queued -> queued.pod().key().equals(key), simulation.now());
    wake();
  }

  private boolean mayHelp(SchedulingQueue.QueuedPod queued, ClusterEvent event) {
    for (String name : queued.rejectedBy()) {
      FilterPlugin plugin = profile.filter(name);
      if (plugin != null && plugin.mayHelp(queued.pod(), event)) {
        return true;
      }
    }
    // Without a single node there was no plug-in to ask.
    return queued.rejectedBy().isEmpty() && event instanceof ClusterEvent.NodeChanged;
  }

  private void wake() {
    if (started && !scheduled && !queue.isIdle()) {
      scheduled = true;
      simulation.after(random.between(LEAST_LATENCY, MOST_LATENCY), this::next);
    }
  }

  private void next() {
    scheduled = false;
    SchedulingQueue.QueuedPod queued = queue.poll();
    if (queued != null) {
      scheduleOne(queued);
    }
    wake();
  }

  /** Models schedule_one.go: scheduleOnePod. */
  private void scheduleOne(SchedulingQueue.QueuedPod queued) {
    PodInfo pod = queued.pod();
    if (pod.json().has("metadata", "deletionTimestamp")) {
      record(
          pod,
          EventType.Warning,
          "FailedScheduling",
          "Scheduling",
          "skip schedule deleting pod: " + pod.key());
      return;
    }
    switch (search.find(pod)) {
      case NodeSearch.Outcome.Found(String node) -> bind(queued, node);
      case NodeSearch.Outcome.NoNodes() ->
          failed(queued, Set.of(), "no nodes available to schedule pods", "");
      case NodeSearch.Outcome.Unfit(Diagnosis diagnosis) -> unfit(queued, diagnosis);
    }
  }

  private void unfit(SchedulingQueue.QueuedPod queued, Diagnosis diagnosis) {
    PodInfo pod = queued.pod();
    if (diagnosis.wasRejected()) {
      // The plug-in for resource claims, asked after the filters, finds that it was not prepared.
      failed(queued, diagnosis.plugins(), diagnosis.message("not found"), null);
      return;
    }
    Preemption.Outcome outcome = preemption.preempt(pod, diagnosis, simulation.now());
    String message =
        outcome.message().isEmpty() ? "" : "no new claims to deallocate, " + outcome.message();
    failed(queued, diagnosis.plugins(), diagnosis.message(message), outcome.nominatedNode());
  }

  /** Models schedule_one.go: handleSchedulingFailure. */
  private void failed(
      SchedulingQueue.QueuedPod queued,
      Set<String> rejectedBy,
      String message,
      String nominatedNode) {
    JsonObject cached = pods.get(queued.pod().key());
    if (cached == null
        || !cached.string("spec", "nodeName").isEmpty()
        || !cached.string("metadata", "uid").equals(queued.pod().uid())) {
      return;
    }
    PodInfo pod = queued.pod().withState(cached);
    queue.addUnschedulable(queued, pod, rejectedBy, simulation.now());
    scheduleFlush();
    record(pod, EventType.Warning, "FailedScheduling", "Scheduling", cut(message));
    conditions.unschedulable(pod, message, nominatedNode);
  }

  private void bind(SchedulingQueue.QueuedPod queued, String node) {
    PodInfo pod = queued.pod();
    PodInfo assumed = pod.withState(pod.json().set(node, "spec", "nodeName"));
    snapshot.setPod(assumed);
    volumeWait.await(pod, node, () -> bind(queued, assumed, node));
  }

  private void bind(SchedulingQueue.QueuedPod queued, PodInfo assumed, String node) {
    PodInfo pod = queued.pod();
    JsonObject binding =
        Json.objectOf(
            "apiVersion",
            "v1",
            "kind",
            "Binding",
            "metadata",
            Json.objectOf("name", pod.key().name(), "namespace", pod.namespace(), "uid", pod.uid()),
            "target",
            Json.objectOf("kind", "Node", "name", node));
    Reply reply = client.createSubresource(Kinds.POD, pod.key(), "binding", binding);
    if (reply.isSuccess()) {
      record(
          pod,
          EventType.Normal,
          "Scheduled",
          "Binding",
          "Successfully assigned " + pod.key() + " to " + node);
      happened(new ClusterEvent.AssignedPodChanged(null, assumed));
      return;
    }
    snapshot.removePod(pod.key());
    JsonObject cached = pods.get(pod.key());
    if (cached != null && cached.string("spec", "nodeName").isEmpty()) {
      String message = "running Bind plugin \"DefaultBinder\": " + reply.message();
      PodInfo current = pod.withState(cached);
      queue.addBackingOff(queued, current, simulation.now());
      record(current, EventType.Warning, "FailedScheduling", "Scheduling", cut(message));
      conditions.error(current, message);
    }
  }

  // Models flushUnschedulablePodsLeftover, but only while there are such pods.
  private void scheduleFlush() {
    if (!flushScheduled) {
      flushScheduled = true;
      simulation.after(FLUSH_PERIOD, this::flush);
    }
  }

  private void flush() {
    flushScheduled = false;
    Instant now = simulation.now();
    queue.move(queued -> SchedulingQueue.isLeftOver(queued, now, LEFT_OVER), now);
    if (queue.unschedulable().iterator().hasNext()) {
      scheduleFlush();
    }
    wake();
  }

  private void record(PodInfo pod, EventType type, String reason, String action, String note) {
    recorder.record(ObjectReference.of(Kinds.POD, pod.json()), null, type, reason, action, note);
  }

  private static String cut(String message) {
    return message.length() <= MAX_NOTE ? message : message.substring(0, MAX_NOTE - 4) + " ...";
  }
}
