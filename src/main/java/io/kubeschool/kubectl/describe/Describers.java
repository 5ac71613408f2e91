package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.Map;
import java.util.TreeMap;

/** The describers by kind. Models describe.go: describerMap. */
public final class Describers {

  private static final Map<String, Describer> BY_KIND = new TreeMap<>();
  private static final Describer GENERIC = new GenericDescriber();

  static {
    add("Pod", new PodDescriber());
    add("ReplicationController", new ReplicaSetDescriber());
    add("ReplicaSet.apps", new ReplicaSetDescriber());
    add("Deployment.apps", new DeploymentDescriber());
    add("Service", new ServiceDescriber());
    add("Endpoints", new EndpointsDescriber());
    add("EndpointSlice.discovery.k8s.io", new EndpointSliceDescriber());
    add("Node", new NodeDescriber());
    add("Namespace", new NamespaceDescriber());
    add("ConfigMap", new ConfigMapDescriber());
    add("Secret", new ConfigMapDescriber());
    add("ServiceAccount", new ServiceAccountDescriber());
    add("ResourceQuota", new Quotas());
    add("LimitRange", new LimitRanges());
    add("DaemonSet.apps", new DaemonSetDescriber());
    add("StatefulSet.apps", new StatefulSetDescriber());
    add("Job.batch", new JobDescriber());
    add("CronJob.batch", new CronJobDescriber());
    add("PersistentVolume", new VolumeDescriber());
    add("PersistentVolumeClaim", new ClaimDescriber());
    add("StorageClass.storage.k8s.io", ClassDescribers::storage);
    add("PriorityClass.scheduling.k8s.io", ClassDescribers::priority);
    add("PodDisruptionBudget.policy", ClassDescribers::disruptionBudget);
    add("IngressClass.networking.k8s.io", ClassDescribers::ingress);
    add("CertificateSigningRequest.certificates.k8s.io", new CertificateRequestDescriber());
    add("Ingress.networking.k8s.io", new IngressDescriber());
    add("HorizontalPodAutoscaler.autoscaling", new AutoscalerDescriber());
    add("NetworkPolicy.networking.k8s.io", new NetworkPolicyDescriber());
    add("Role.rbac.authorization.k8s.io", RoleDescribers::role);
    add("ClusterRole.rbac.authorization.k8s.io", RoleDescribers::role);
    add("RoleBinding.rbac.authorization.k8s.io", RoleDescribers::binding);
    add("ClusterRoleBinding.rbac.authorization.k8s.io", RoleDescribers::binding);
  }

  private Describers() {}

  private static void add(String kind, Describer describer) {
    BY_KIND.put(kind, describer);
  }

  /** What there is to tell about an object of that kind. */
  public static String describe(ResourceKind kind, JsonObject object, DescribeContext context) {
    String group = kind.groupVersion().group();
    String name = group.isEmpty() ? kind.kind() : kind.kind() + "." + group;
    JsonObject typed =
        object.with("kind", kind.kind()).with("apiVersion", kind.groupVersion().toString());
    DescribeWriter out = new DescribeWriter();
    BY_KIND.getOrDefault(name, GENERIC).describe(typed, context, out);
    return out.text();
  }
}
