package io.kubeschool.kubelet;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.kubelet.images.BackOff;
import io.kubeschool.kubelet.images.ImageManager;
import io.kubeschool.kubelet.prober.LocalProbeTransport;
import io.kubeschool.kubelet.prober.ProbeManager;
import io.kubeschool.kubelet.prober.ProbeTransport;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerRuntime;
import io.kubeschool.kubelet.runtime.ExecRunner;
import io.kubeschool.kubelet.runtime.PodSandbox;
import io.kubeschool.kubelet.status.StatusGenerator;
import io.kubeschool.kubelet.status.StatusManager;
import io.kubeschool.kubelet.volume.PodFiles;
import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.NetworkNamespace;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.image.ImageRegistry;
import io.kubeschool.machine.image.ImageStore;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ObjectReference;
import io.kubeschool.model.Pod;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agent of one node: it registers the node, and brings to life the pods that are bound to it.
 * Models pkg/kubelet/kubelet.go.
 */
public final class Kubelet {

  private static final Duration FIRST_CRASH_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration LAST_CRASH_BACK_OFF = Duration.ofSeconds(300);
  private static final String CLUSTER_DNS = "10.96.0.10";

  private final Simulation simulation;
  private final RandomStream random;
  private final NodeConfig config;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final ContainerRuntime runtime;
  private final ExecRunner runner;
  private final ImageManager images;
  private final StatusManager statuses;
  private final StatusGenerator generator;
  private final ProbeManager probes;
  private final Hooks hooks;
  private final VolumeManager volumes;
  private final ContainerConfigs configs;
  private final NodeStatus nodeStatus;
  private final PodAdmission admission;
  private final SharedInformer pods;
  private final Ticker<PodWorker> relist;
  private final Ticker<PodWorker> syncTicker;
  private final BackOff crashBackOff = new BackOff(FIRST_CRASH_BACK_OFF, LAST_CRASH_BACK_OFF);
  private final Map<String, PodWorker> workers = new LinkedHashMap<>();

  /**
   * What a kubelet is built upon.
   *
   * @param registry where images are pulled from
   * @param programs what containers' executables may hold
   * @param network gives pods their addresses
   * @param host the node itself; its files are what hostPath volumes show
   */
  public record Parts(
      Simulation simulation,
      Api api,
      ImageRegistry registry,
      ProgramTable programs,
      PodNetwork network,
      Machine host) {}

  /** A kubelet that does nothing until it is started. */
  public Kubelet(Parts parts, NodeConfig config) {
    this(
        parts,
        config,
        new LocalProbeTransport(
            parts.simulation(),
            parts.simulation().random("kubelet/" + config.name() + "/probe"),
            gateway(config.podCidr())));
  }

  /** The same with another way to ask containers' programs. */
  public Kubelet(Parts parts, NodeConfig config, ProbeTransport transport) {
    this.simulation = parts.simulation();
    this.config = config;
    this.random = simulation.random("kubelet/" + config.name());
    this.client = new ApiClient(parts.api(), User.node(config.name()), "kubelet");
    this.recorder = new EventRecorder(simulation, client, "kubelet", config.name());
    this.runtime = new ContainerRuntime(simulation, random, parts.programs(), parts.network());
    this.runner = new ExecRunner(simulation, random);
    ImageStore store = new ImageStore(parts.registry());
    store.preload(config.images());
    this.images = new ImageManager(simulation, random, store);
    this.statuses = new StatusManager(simulation, random, client, this::mayRun);
    this.probes = new ProbeManager(simulation, new ProbedPods(this), runner, transport);
    this.generator = new StatusGenerator(config.ip(), probes);
    this.hooks = new Hooks(simulation, runner, transport);
    FieldReferences fields = new FieldReferences(config);
    this.volumes =
        new VolumeManager(
            this,
            client,
            fields,
            new PodFiles(CLUSTER_DNS, List.of(config.ip())),
            parts.host() == null ? emptyHost(parts) : parts.host());
    this.configs = new ContainerConfigs(this, new EnvironmentMaker(client, fields));
    this.nodeStatus = new NodeStatus(simulation, random, client, config);
    this.admission = new PodAdmission(config);
    this.pods =
        new SharedInformer(
            simulation,
            client,
            Kinds.POD,
            Map.of("fieldSelector", "spec.nodeName=" + config.name()));
    this.relist = new Ticker<>(simulation, offset(), PodWorker::relisted);
    this.syncTicker = new Ticker<>(simulation, offset(), PodWorker::requestSync);
    pods.addHandler(new PodFeed(this));
  }

  private Machine emptyHost(Parts parts) {
    return new Machine(
        simulation, config.name(), parts.programs(), () -> FileTree.EMPTY.toFileSystem(simulation));
  }

  private Duration offset() {
    return random.between(Duration.ofMillis(1), Duration.ofSeconds(1));
  }

  private static String gateway(String podCidr) {
    return podCidr.substring(0, podCidr.lastIndexOf('.')) + ".1";
  }

  /** Registers the node and begins to look after its pods. */
  public void start() {
    nodeStatus.start();
    pods.start();
  }

  /** Falls silent: the node's containers go on, but nobody looks after them or tells of them. */
  public void stop() {
    nodeStatus.stop();
    pods.stop();
  }

  /** The node. */
  public NodeConfig config() {
    return config;
  }

  /** The pods that it looks after or is ending. */
  public List<Pod> pods() {
    List<Pod> pods = new ArrayList<>(workers.size());
    workers.values().forEach(worker -> pods.add(worker.pod()));
    return pods;
  }

  /** The newest container of that name of a pod, or null. */
  public Container container(ObjectKey pod, String name) {
    PodWorker worker = worker(pod);
    return worker == null ? null : worker.record().find(name);
  }

  /** The one before it, or null. */
  public Container previousContainer(ObjectKey pod, String name) {
    PodWorker worker = worker(pod);
    return worker == null ? null : worker.record().previous(name);
  }

  /** The pod of that key, or null if it is not on this node. */
  public Pod pod(ObjectKey key) {
    PodWorker worker = worker(key);
    return worker == null ? null : worker.pod();
  }

  /** The newest status of a pod, which the API may not have yet. */
  public JsonObject statusOf(ObjectKey key) {
    return statuses.status(worker(key).pod());
  }

  /** What a pod's containers share of the network, or null while there is nothing. */
  public NetworkNamespace network(ObjectKey key) {
    PodWorker worker = worker(key);
    PodSandbox sandbox = worker == null ? null : worker.record().sandbox();
    return sandbox == null ? null : sandbox.network().namespace();
  }

  /** Runs commands in containers. */
  public ExecRunner runner() {
    return runner;
  }

  PodWorker worker(ObjectKey pod) {
    JsonObject json = pods.get(pod);
    return json == null ? null : workers.get(json.string("metadata", "uid"));
  }

  Simulation simulation() {
    return simulation;
  }

  RandomStream random() {
    return random;
  }

  ContainerRuntime runtime() {
    return runtime;
  }

  ImageManager images() {
    return images;
  }

  StatusManager statuses() {
    return statuses;
  }

  ProbeManager probes() {
    return probes;
  }

  Hooks hooks() {
    return hooks;
  }

  VolumeManager volumes() {
    return volumes;
  }

  ContainerConfigs configs() {
    return configs;
  }

  BackOff crashBackOff() {
    return crashBackOff;
  }

  Ticker<PodWorker> relist() {
    return relist;
  }

  Instant syncTickAtOrAfter(Instant time) {
    return syncTicker.atOrAfter(time);
  }

  JsonObject generateStatus(PodWorker worker, boolean terminal) {
    Pod pod = worker.pod();
    JsonObject old = statuses.status(pod);
    JsonObject status =
        generator.generate(pod, worker.record(), old, worker.reasons(), terminal, simulation.now());
    return new ActiveDeadline(simulation.now()).apply(this, worker, old, status);
  }

  /** The worker of the pod with that uid, or null. */
  PodWorker worker(String uid) {
    return workers.get(uid);
  }

  /** Begins to look after a pod. */
  void lookAfter(Pod pod) {
    if (!pod.isTerminating()) {
      Optional<PodAdmission.Rejection> rejection =
          admission.check(pod, pods(), nodeStatus.labels());
      if (rejection.isPresent()) {
        reject(pod, rejection.get());
        return;
      }
    }
    PodWorker worker = new PodWorker(this, pod);
    workers.put(pod.uid(), worker);
    worker.update(pod);
  }

  /** Models rejectPod. */
  private void reject(Pod pod, PodAdmission.Rejection rejection) {
    podWarning(pod, rejection.reason(), rejection.message());
    statuses.set(
        pod,
        Json.objectOf(
            "observedGeneration",
            pod.generation(),
            "phase",
            "Failed",
            "reason",
            rejection.reason(),
            "message",
            "Pod was rejected: " + rejection.message(),
            "qosClass",
            StatusGenerator.qosClass(pod),
            "startTime",
            Timestamps.format(simulation.now())));
  }

  StatusGenerator generator() {
    return generator;
  }

  void forget(PodWorker worker) {
    workers.remove(worker.uid());
    statuses.forget(worker.uid());
  }

  private boolean mayRun(String uid) {
    PodWorker worker = workers.get(uid);
    return worker != null && worker.mayRun();
  }

  void podWarning(Pod pod, String reason, String message) {
    recorder.warning(Kinds.POD, pod.json(), reason, message);
  }

  void podNormal(Pod pod, String reason, String message) {
    recorder.normal(Kinds.POD, pod.json(), reason, message);
  }

  void containerEvent(
      Pod pod, String field, String container, EventType type, String reason, String message) {
    recorder.record(
        ObjectReference.of(Kinds.POD, pod.json())
            .withFieldPath("spec." + field + "{" + container + "}"),
        type,
        reason,
        message);
  }

  /** Models pkg/kubelet/kubelet_pods.go: getPullSecretsForPod. */
  void warnOfMissingPullSecrets(Pod pod) {
    List<String> missing = new ArrayList<>(0);
    for (JsonObject secret : pod.json().array("spec", "imagePullSecrets").objects()) {
      String name = secret.string("name");
      if (!client.get(Kinds.SECRET, new ObjectKey(pod.namespace(), name)).isSuccess()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      podWarning(
          pod,
          "FailedToRetrieveImagePullSecret",
          "Unable to retrieve some image pull secrets ("
              + String.join(", ", missing)
              + "); attempting to pull the image may not succeed.");
    }
  }
}
