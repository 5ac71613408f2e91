package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.rbac.BootstrapRoles;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.List;

/**
 * What the API server itself puts into a new cluster: its namespaces, the priority classes of the
 * system, its users' roles, and the Service by which it is reached, which it keeps there. Models
 * pkg/controlplane/controller: systemnamespaces, kubernetesservice.
 */
public final class Bootstrap {

  /** Where the API server is reached from the nodes. */
  public static final String ADDRESS = "10.99.0.1";

  private static final long PORT = 6443;
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final List<String> NAMESPACES =
      List.of("kube-system", "kube-public", "kube-node-lease", "default");
  private static final User USER = new User("system:apiserver", List.of("system:masters"));
  private static final ObjectKey SERVICE = new ObjectKey("default", "kubernetes");

  private final Simulation simulation;
  private final Api api;

  /** For the server that {@code api} leads to. */
  public Bootstrap(Simulation simulation, Api api) {
    this.simulation = simulation;
    this.api = api;
  }

  /** Creates it all, and sees from time to time that it is still there. */
  public void start() {
    for (String name : NAMESPACES) {
      create(Kinds.NAMESPACE, "", Json.objectOf("metadata", Json.objectOf("name", name)));
    }
    createPriorityClass(
        "system-cluster-critical",
        2_000_000_000,
        "Used for system critical pods that must run in the cluster, but can be moved to another"
            + " node if necessary.");
    createPriorityClass(
        "system-node-critical",
        2_000_001_000,
        "Used for system critical pods that must not be moved from their current node.");
    BootstrapRoles roles = new BootstrapRoles();
    roles.roles().forEach(role -> create(Kinds.CLUSTER_ROLE, "", role));
    roles.bindings().forEach(binding -> create(Kinds.CLUSTER_ROLE_BINDING, "", binding));
    reconcile();
  }

  private void reconcile() {
    ensure(Kinds.SERVICE, service());
    ensure(Kinds.ENDPOINTS, endpoints());
    ensure(Kinds.ENDPOINT_SLICE, endpointSlice());
    simulation.after(PERIOD, this::reconcile);
  }

  private void ensure(ResourceKind kind, JsonObject object) {
    if (!api.call(Request.get(USER, kind.path(SERVICE))).isSuccess()) {
      create(kind, SERVICE.namespace(), object);
    }
  }

  private void create(ResourceKind kind, String namespace, JsonObject object) {
    JsonObject typed =
        object
            .with("apiVersion", (Object) kind.groupVersion().toString())
            .with("kind", (Object) kind.kind());
    api.call(
        Request.post(USER, kind.path(namespace), typed).withHeader("user-agent", "kube-apiserver"));
  }

  private void createPriorityClass(String name, long value, String description) {
    create(
        Kinds.PRIORITY_CLASS,
        "",
        Json.objectOf(
            "metadata",
            Json.objectOf("name", name),
            "value",
            value,
            "description",
            description,
            "preemptionPolicy",
            "PreemptLowerPriority"));
  }

  private static JsonObject service() {
    JsonObject port =
        Json.objectOf("name", "https", "port", 443, "protocol", "TCP", "targetPort", PORT);
    return Json.objectOf(
        "metadata",
        serversOwn(Json.objectOf("component", "apiserver", "provider", "kubernetes")),
        "spec",
        Json.objectOf(
            "clusterIP", "10.96.0.1",
            "clusterIPs", Json.arrayOf("10.96.0.1"),
            "ipFamilies", Json.arrayOf("IPv4"),
            "ipFamilyPolicy", "SingleStack",
            "internalTrafficPolicy", "Cluster",
            "ports", Json.arrayOf(port),
            "sessionAffinity", "None",
            "type", "ClusterIP"));
  }

  private static JsonObject endpoints() {
    JsonObject subset =
        Json.objectOf(
            "addresses", Json.arrayOf(Json.objectOf("ip", ADDRESS)),
            "ports", Json.arrayOf(Json.objectOf("name", "https", "port", PORT, "protocol", "TCP")));
    return Json.objectOf(
        "metadata",
        serversOwn(Json.objectOf("endpointslice.kubernetes.io/skip-mirror", "true")),
        "subsets",
        Json.arrayOf(subset));
  }

  /** The metadata of what makes the server reachable as a service. */
  private static JsonObject serversOwn(JsonObject labels) {
    return Json.objectOf("name", "kubernetes", "namespace", "default", "labels", labels);
  }

  private static JsonObject endpointSlice() {
    JsonObject endpoint =
        Json.objectOf(
            "addresses", Json.arrayOf(ADDRESS), "conditions", Json.objectOf("ready", true));
    return Json.objectOf(
        "metadata",
        serversOwn(Json.objectOf("kubernetes.io/service-name", "kubernetes")),
        "addressType",
        "IPv4",
        "endpoints",
        Json.arrayOf(endpoint),
        "ports",
        Json.arrayOf(Json.objectOf("name", "https", "port", PORT, "protocol", "TCP")));
  }
}
