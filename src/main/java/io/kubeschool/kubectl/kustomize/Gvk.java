package io.kubeschool.kubectl.kustomize;

import io.kubeschool.model.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A group, version and kind; in a selector "" means any. Models kyaml resid/gvk.go.
 *
 * @param group "" for the core group
 */
record Gvk(String group, String version, String kind) implements Comparable<Gvk> {

  /** The kinds that tables of field specs come first with. */
  static final List<String> FIRST =
      List.of(
          "Namespace",
          "ResourceQuota",
          "StorageClass",
          "CustomResourceDefinition",
          "ServiceAccount",
          "PodSecurityPolicy",
          "Role",
          "ClusterRole",
          "RoleBinding",
          "ClusterRoleBinding",
          "ConfigMap",
          "Secret",
          "Endpoints",
          "Service",
          "LimitRange",
          "PriorityClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "Deployment",
          "StatefulSet",
          "CronJob",
          "PodDisruptionBudget");

  /** The kinds that come last. */
  static final List<String> LAST =
      List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

  private static final Map<String, Integer> RANKS = ranks(FIRST, LAST);

  /**
   * The kinds without a namespace that upstream knows, by group and version. It goes by Kubernetes
   * 1.21, so younger ones count as namespaced.
   */
  private static final Set<String> CLUSTER_SCOPED =
      Stream.of(
              "admissionregistration.k8s.io/v1,v1beta1:MutatingWebhookConfiguration",
              "admissionregistration.k8s.io/v1,v1beta1:ValidatingWebhookConfiguration",
              "apiextensions.k8s.io/v1,v1beta1:CustomResourceDefinition",
              "apiregistration.k8s.io/v1,v1beta1:APIService",
              "certificates.k8s.io/v1,v1beta1:CertificateSigningRequest",
              "flowcontrol.apiserver.k8s.io/v1beta1:FlowSchema",
              "flowcontrol.apiserver.k8s.io/v1beta1:PriorityLevelConfiguration",
              "networking.k8s.io/v1,v1beta1:IngressClass",
              "node.k8s.io/v1,v1beta1:RuntimeClass",
              "policy/v1beta1:PodSecurityPolicy",
              "rbac.authorization.k8s.io/v1,v1beta1:ClusterRole",
              "rbac.authorization.k8s.io/v1,v1beta1:ClusterRoleBinding",
              "scheduling.k8s.io/v1,v1beta1:PriorityClass",
              "storage.k8s.io/v1,v1beta1:CSIDriver",
              "storage.k8s.io/v1,v1beta1:CSINode",
              "storage.k8s.io/v1,v1beta1:StorageClass",
              "storage.k8s.io/v1,v1beta1:VolumeAttachment",
              "/v1:ComponentStatus",
              "/v1:Namespace",
              "/v1:Node",
              "/v1:NodeProxyOptions",
              "/v1:PersistentVolume")
          .flatMap(Gvk::versions)
          .collect(Collectors.toUnmodifiableSet());

  private static Stream<String> versions(String line) {
    String group = line.substring(0, line.indexOf('/') + 1);
    String kind = line.substring(line.indexOf(':'));
    return Stream.of(line.substring(group.length(), line.indexOf(':')).split(","))
        .map(version -> group + version + kind);
  }

  /** That of an object. */
  static Gvk of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return slash < 0
        ? new Gvk("", apiVersion, kind)
        : new Gvk(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  /** That of a selector's or a field spec's fields. */
  static Gvk ofFields(Json fields) {
    return new Gvk(fields.string("group"), fields.string("version"), fields.string("kind"));
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Whether objects of the kind are known to have no namespace. */
  boolean isClusterScoped() {
    return CLUSTER_SCOPED.contains(group + "/" + version + ":" + kind);
  }

  boolean isSelectedBy(Gvk selector) {
    return (selector.group.isEmpty() || selector.group.equals(group))
        && (selector.version.isEmpty() || selector.version.equals(version))
        && (selector.kind.isEmpty() || selector.kind.equals(kind));
  }

  /** What is not empty of it, joined by {@code _}. Models StringWoEmptyField. */
  String joined() {
    return Stream.of(group, version, kind)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("_"));
  }

  /** A text to sort by. */
  String sortText() {
    return or(group, "~G") + "_" + or(version, "~V") + "_" + or(kind, "~K");
  }

  /** The place of kinds: negative for the first, positive for the last, none for the others. */
  static Map<String, Integer> ranks(List<String> first, List<String> last) {
    Map<String, Integer> ranks =
        IntStream.range(0, first.size())
            .boxed()
            .collect(Collectors.toMap(first::get, i -> i - first.size(), (_, later) -> later));
    IntStream.range(0, last.size()).forEach(i -> ranks.put(last.get(i), i + 1));
    return Map.copyOf(ranks);
  }

  @Override
  public int compareTo(Gvk other) {
    int order = Integer.compare(RANKS.getOrDefault(kind, 0), RANKS.getOrDefault(other.kind, 0));
    return order != 0 ? order : sortText().compareTo(other.sortText());
  }

  @Override
  public String toString() {
    return or(kind, "[noKind]") + "." + or(version, "[noVer]") + "." + or(group, "[noGrp]");
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
