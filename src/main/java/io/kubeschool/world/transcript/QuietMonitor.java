package io.kubeschool.world.transcript;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.Subscription;
import io.kubeschool.apiserver.User;
import io.kubeschool.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Notes when something in the cluster changed last, outside the namespaces that are the system's.
 */
final class QuietMonitor implements AutoCloseable {

  private static final Set<String> SYSTEM =
      Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

  private static final List<String> WATCHED =
      List.of(
          "/api/v1/pods",
          "/api/v1/services",
          "/api/v1/persistentvolumeclaims",
          "/api/v1/persistentvolumes",
          "/api/v1/replicationcontrollers",
          "/api/v1/resourcequotas",
          "/api/v1/namespaces",
          "/api/v1/secrets",
          "/api/v1/serviceaccounts",
          "/apis/apps/v1/deployments",
          "/apis/apps/v1/replicasets",
          "/apis/apps/v1/statefulsets",
          "/apis/apps/v1/daemonsets",
          "/apis/batch/v1/jobs",
          "/apis/batch/v1/cronjobs",
          "/apis/discovery.k8s.io/v1/endpointslices",
          "/apis/policy/v1/poddisruptionbudgets",
          "/apis/networking.k8s.io/v1/ingresses",
          "/apis/rbac.authorization.k8s.io/v1/clusterroles",
          "/apis/certificates.k8s.io/v1/certificatesigningrequests");

  private final World world;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private Instant lastChange = Instant.MIN;

  QuietMonitor(World world) {
    this.world = world;
    for (String path : WATCHED) {
      Request list = Request.get(User.ADMIN, path);
      String version = world.api().call(list).object().string("metadata", "resourceVersion");
      Request watch = list.withParameter("watch", "true").withParameter("resourceVersion", version);
      subscriptions.add(
          world
              .api()
              .watch(
                  watch,
                  (type, object) -> {
                    if (!SYSTEM.contains(object.string("metadata", "namespace"))) {
                      lastChange = world.now();
                    }
                  }));
    }
  }

  Instant lastChange() {
    return lastChange;
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
  }
}
