package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.apiserver.server.ApiServer;
import io.kubeschool.apiserver.server.Bootstrap;
import io.kubeschool.apiserver.server.Hooks;
import io.kubeschool.controller.ControllerManager;
import io.kubeschool.kubelet.HostLocalNetwork;
import io.kubeschool.kubelet.Kubelet;
import io.kubeschool.kubelet.NodeConfig;
import io.kubeschool.kubelet.server.KubeletConnector;
import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.image.ImageCatalogue;
import io.kubeschool.machine.image.ImageRegistry;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.YamlReader;
import io.kubeschool.network.ClusterNetwork;
import io.kubeschool.network.dns.ClusterZone;
import io.kubeschool.network.dns.CoreDns;
import io.kubeschool.network.dns.OutsideWorld;
import io.kubeschool.network.proxy.ServiceProxy;
import io.kubeschool.network.proxy.ServiceRules;
import io.kubeschool.scheduler.Scheduler;
import io.kubeschool.sim.Simulation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster: the API server, the controller manager, the scheduler, the nodes' kubelets, the
 * network between them, and what is installed on every new cluster.
 */
final class Cluster {

  private static final String CLUSTER_DOMAIN = "cluster.local";
  private static final String CERTIFICATE_AUTHORITY = Workstation.certificate();
  private static final int FIRST_HOST = 11;
  private static final int POD_NETWORK = 244;

  private final Simulation simulation;
  private final ApiServer api;
  private final ObservedApi observed;
  private final KubeletConnector nodes;

  /** A cluster that starts as soon as time passes. */
  Cluster(Simulation simulation, WorldSpec spec, ProgramTable programs) {
    this.simulation = simulation;
    this.nodes = new KubeletConnector(simulation);
    this.api = new ApiServer(simulation, Hooks.standard());
    this.observed = new ObservedApi(api);
    api.connectNodes(nodes);
    new Bootstrap(simulation, api).start();
    ServiceRules rules = new ServiceRules(simulation);
    ClusterNetwork network = new ClusterNetwork(rules);
    InformerFactory proxyCaches =
        new InformerFactory(
            simulation, new ApiClient(api, User.system("kube-proxy"), "kube-proxy"));
    new ServiceProxy(simulation, proxyCaches, rules);
    programs.add(
        "coredns", new CoreDns(new ClusterZone(CLUSTER_DOMAIN, proxyCaches), new OutsideWorld()));
    new ControllerManager(simulation, api, CERTIFICATE_AUTHORITY).start();
    new Scheduler(simulation, api, "control-plane").start();
    ImageCatalogue.addPrograms(programs);
    ImageRegistry registry = ImageCatalogue.registry();
    for (int i = 0; i < spec.nodes().size(); i++) {
      startNode(spec.nodes().get(i), i, registry, programs, rules, network);
    }
    proxyCaches.start();
  }

  private void startNode(
      String name,
      int index,
      ImageRegistry registry,
      ProgramTable programs,
      ServiceRules rules,
      ClusterNetwork network) {
    String ip = "10.99." + (index + FIRST_HOST) / 256 + "." + (index + FIRST_HOST) % 256;
    String podCidr = "10." + (POD_NETWORK + index / 256) + "." + index % 256 + ".0/24";
    rules.addNodeAddress(ip);
    NodeNetwork pods = new NodeNetwork(new HostLocalNetwork(podCidr, ip), network, rules);
    Machine host =
        new Machine(simulation, name, programs, () -> FileTree.EMPTY.toFileSystem(simulation))
            .joinNetwork(pods.host().namespace());
    Kubelet.Parts parts = new Kubelet.Parts(simulation, api, registry, programs, pods, host);
    Kubelet kubelet =
        new Kubelet(parts, NodeConfig.of(name, ip, podCidr, ImageCatalogue.present()));
    nodes.add(kubelet);
    kubelet.start();
  }

  /** The door to it. */
  Api api() {
    return api;
  }

  /** The door to it that the workstation has. */
  ObservedApi observed() {
    return observed;
  }

  /** Installs what every new cluster has. */
  void installAddons() {
    Addons.MANIFESTS.forEach(this::create);
  }

  /** Parsed once, as every world has the same. */
  private static final class Addons {
    private static final List<JsonObject> MANIFESTS =
        Stream.of(Workstation.resource("addons.yaml").split("(?m)^---$"))
            .map(document -> (JsonObject) YamlReader.parse(document))
            .toList();
  }

  private void create(JsonObject object) {
    GroupVersion version = GroupVersion.parse(object.string("apiVersion"));
    ResourceKind kind =
        Kinds.all().stream()
            .filter(k -> k.groupVersion().equals(version) && k.kind().equals(object.string("kind")))
            .findFirst()
            .orElseThrow();
    String path = kind.path(object.string("metadata", "namespace"));
    Request request =
        Request.post(User.ADMIN, path, object)
            .withParameter("fieldManager", "kubectl-client-side-apply");
    Reply reply = api.call(request);
    if (!reply.isSuccess()) {
      throw new IllegalStateException(object.string("metadata", "name") + ": " + reply.message());
    }
  }
}
