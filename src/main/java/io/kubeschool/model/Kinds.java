package io.kubeschool.model;

import java.util.List;
import java.util.Locale;

/**
 * The kinds that the API serves, in the order in which {@code kubectl api-resources} lists them. A
 * kind is here once; whoever needs its path, its names or its version takes them from here.
 */
public final class Kinds {

  public static final ResourceKind BINDING =
      kind("v1", "Binding", "bindings", true, List.of(), List.of());

  public static final ResourceKind COMPONENT_STATUS =
      kind("v1", "ComponentStatus", "componentstatuses", false, List.of("cs"), List.of());

  public static final ResourceKind CONFIG_MAP =
      kind("v1", "ConfigMap", "configmaps", true, List.of("cm"), List.of());

  public static final ResourceKind ENDPOINTS =
      kind("v1", "Endpoints", "endpoints", true, List.of("ep"), List.of());

  public static final ResourceKind EVENT =
      kind("v1", "Event", "events", true, List.of("ev"), List.of());

  public static final ResourceKind LIMIT_RANGE =
      kind("v1", "LimitRange", "limitranges", true, List.of("limits"), List.of());

  public static final ResourceKind NAMESPACE =
      kind("v1", "Namespace", "namespaces", false, List.of("ns"), List.of());

  public static final ResourceKind NODE =
      kind("v1", "Node", "nodes", false, List.of("no"), List.of());

  public static final ResourceKind PERSISTENT_VOLUME_CLAIM =
      kind(
          "v1", "PersistentVolumeClaim", "persistentvolumeclaims", true, List.of("pvc"), List.of());

  public static final ResourceKind PERSISTENT_VOLUME =
      kind("v1", "PersistentVolume", "persistentvolumes", false, List.of("pv"), List.of());

  public static final ResourceKind POD =
      kind("v1", "Pod", "pods", true, List.of("po"), List.of("all"));

  public static final ResourceKind POD_TEMPLATE =
      kind("v1", "PodTemplate", "podtemplates", true, List.of(), List.of());

  public static final ResourceKind REPLICATION_CONTROLLER =
      kind(
          "v1",
          "ReplicationController",
          "replicationcontrollers",
          true,
          List.of("rc"),
          List.of("all"));

  public static final ResourceKind RESOURCE_QUOTA =
      kind("v1", "ResourceQuota", "resourcequotas", true, List.of("quota"), List.of());

  public static final ResourceKind SECRET =
      kind("v1", "Secret", "secrets", true, List.of(), List.of());

  public static final ResourceKind SERVICE_ACCOUNT =
      kind("v1", "ServiceAccount", "serviceaccounts", true, List.of("sa"), List.of());

  public static final ResourceKind SERVICE =
      kind("v1", "Service", "services", true, List.of("svc"), List.of("all"));

  public static final ResourceKind MUTATING_ADMISSION_POLICY =
      kind(
          "admissionregistration.k8s.io/v1",
          "MutatingAdmissionPolicy",
          "mutatingadmissionpolicies",
          false,
          List.of(),
          List.of("api-extensions"));

  public static final ResourceKind MUTATING_ADMISSION_POLICY_BINDING =
      kind(
          "admissionregistration.k8s.io/v1",
          "MutatingAdmissionPolicyBinding",
          "mutatingadmissionpolicybindings",
          false,
          List.of(),
          List.of("api-extensions"));

  public static final ResourceKind MUTATING_WEBHOOK_CONFIGURATION =
      kind(
          "admissionregistration.k8s.io/v1",
          "MutatingWebhookConfiguration",
          "mutatingwebhookconfigurations",
          false,
          List.of(),
          List.of("api-extensions"));

  public static final ResourceKind VALIDATING_ADMISSION_POLICY =
      kind(
          "admissionregistration.k8s.io/v1",
          "ValidatingAdmissionPolicy",
          "validatingadmissionpolicies",
          false,
          List.of(),
          List.of("api-extensions"));

  public static final ResourceKind VALIDATING_ADMISSION_POLICY_BINDING =
      kind(
          "admissionregistration.k8s.io/v1",
          "ValidatingAdmissionPolicyBinding",
          "validatingadmissionpolicybindings",
          false,
          List.of(),
          List.of("api-extensions"));

  public static final ResourceKind VALIDATING_WEBHOOK_CONFIGURATION =
      kind(
          "admissionregistration.k8s.io/v1",
          "ValidatingWebhookConfiguration",
          "validatingwebhookconfigurations",
          false,
          List.of(),
          List.of("api-extensions"));

  public static final ResourceKind CUSTOM_RESOURCE_DEFINITION =
      kind(
          "apiextensions.k8s.io/v1",
          "CustomResourceDefinition",
          "customresourcedefinitions",
          false,
          List.of("crd", "crds"),
          List.of("api-extensions"));

  public static final ResourceKind API_SERVICE =
      kind(
          "apiregistration.k8s.io/v1",
          "APIService",
          "apiservices",
          false,
          List.of(),
          List.of("api-extensions"));

  public static final ResourceKind CONTROLLER_REVISION =
      kind("apps/v1", "ControllerRevision", "controllerrevisions", true, List.of(), List.of());

  public static final ResourceKind DAEMON_SET =
      kind("apps/v1", "DaemonSet", "daemonsets", true, List.of("ds"), List.of("all"));

  public static final ResourceKind DEPLOYMENT =
      kind("apps/v1", "Deployment", "deployments", true, List.of("deploy"), List.of("all"));

  public static final ResourceKind REPLICA_SET =
      kind("apps/v1", "ReplicaSet", "replicasets", true, List.of("rs"), List.of("all"));

  public static final ResourceKind STATEFUL_SET =
      kind("apps/v1", "StatefulSet", "statefulsets", true, List.of("sts"), List.of("all"));

  public static final ResourceKind SELF_SUBJECT_REVIEW =
      kind(
          "authentication.k8s.io/v1",
          "SelfSubjectReview",
          "selfsubjectreviews",
          false,
          List.of(),
          List.of());

  public static final ResourceKind TOKEN_REVIEW =
      kind("authentication.k8s.io/v1", "TokenReview", "tokenreviews", false, List.of(), List.of());

  public static final ResourceKind LOCAL_SUBJECT_ACCESS_REVIEW =
      kind(
          "authorization.k8s.io/v1",
          "LocalSubjectAccessReview",
          "localsubjectaccessreviews",
          true,
          List.of(),
          List.of());

  public static final ResourceKind SELF_SUBJECT_ACCESS_REVIEW =
      kind(
          "authorization.k8s.io/v1",
          "SelfSubjectAccessReview",
          "selfsubjectaccessreviews",
          false,
          List.of(),
          List.of());

  public static final ResourceKind SELF_SUBJECT_RULES_REVIEW =
      kind(
          "authorization.k8s.io/v1",
          "SelfSubjectRulesReview",
          "selfsubjectrulesreviews",
          false,
          List.of(),
          List.of());

  public static final ResourceKind SUBJECT_ACCESS_REVIEW =
      kind(
          "authorization.k8s.io/v1",
          "SubjectAccessReview",
          "subjectaccessreviews",
          false,
          List.of(),
          List.of());

  public static final ResourceKind HORIZONTAL_POD_AUTOSCALER =
      kind(
          "autoscaling/v2",
          "HorizontalPodAutoscaler",
          "horizontalpodautoscalers",
          true,
          List.of("hpa"),
          List.of("all"));

  public static final ResourceKind CRON_JOB =
      kind("batch/v1", "CronJob", "cronjobs", true, List.of("cj"), List.of("all"));

  public static final ResourceKind JOB =
      kind("batch/v1", "Job", "jobs", true, List.of(), List.of("all"));

  public static final ResourceKind CERTIFICATE_SIGNING_REQUEST =
      kind(
          "certificates.k8s.io/v1",
          "CertificateSigningRequest",
          "certificatesigningrequests",
          false,
          List.of("csr"),
          List.of());

  public static final ResourceKind LEASE =
      kind("coordination.k8s.io/v1", "Lease", "leases", true, List.of(), List.of());

  public static final ResourceKind ENDPOINT_SLICE =
      kind("discovery.k8s.io/v1", "EndpointSlice", "endpointslices", true, List.of(), List.of());

  public static final ResourceKind EVENTS_EVENT =
      kind("events.k8s.io/v1", "Event", "events", true, List.of("ev"), List.of());

  public static final ResourceKind FLOW_SCHEMA =
      kind(
          "flowcontrol.apiserver.k8s.io/v1",
          "FlowSchema",
          "flowschemas",
          false,
          List.of(),
          List.of());

  public static final ResourceKind PRIORITY_LEVEL_CONFIGURATION =
      kind(
          "flowcontrol.apiserver.k8s.io/v1",
          "PriorityLevelConfiguration",
          "prioritylevelconfigurations",
          false,
          List.of(),
          List.of());

  public static final ResourceKind NODE_METRICS =
      kind("metrics.k8s.io/v1beta1", "NodeMetrics", "nodes", false, List.of(), List.of());

  public static final ResourceKind POD_METRICS =
      kind("metrics.k8s.io/v1beta1", "PodMetrics", "pods", true, List.of(), List.of());

  public static final ResourceKind INGRESS_CLASS =
      kind("networking.k8s.io/v1", "IngressClass", "ingressclasses", false, List.of(), List.of());

  public static final ResourceKind INGRESS =
      kind("networking.k8s.io/v1", "Ingress", "ingresses", true, List.of("ing"), List.of());

  public static final ResourceKind IP_ADDRESS =
      kind("networking.k8s.io/v1", "IPAddress", "ipaddresses", false, List.of("ip"), List.of());

  public static final ResourceKind NETWORK_POLICY =
      kind(
          "networking.k8s.io/v1",
          "NetworkPolicy",
          "networkpolicies",
          true,
          List.of("netpol"),
          List.of());

  public static final ResourceKind SERVICE_CIDR =
      kind("networking.k8s.io/v1", "ServiceCIDR", "servicecidrs", false, List.of(), List.of());

  public static final ResourceKind RUNTIME_CLASS =
      kind("node.k8s.io/v1", "RuntimeClass", "runtimeclasses", false, List.of(), List.of());

  public static final ResourceKind POD_DISRUPTION_BUDGET =
      kind(
          "policy/v1",
          "PodDisruptionBudget",
          "poddisruptionbudgets",
          true,
          List.of("pdb"),
          List.of());

  public static final ResourceKind CLUSTER_ROLE_BINDING =
      kind(
          "rbac.authorization.k8s.io/v1",
          "ClusterRoleBinding",
          "clusterrolebindings",
          false,
          List.of(),
          List.of());

  public static final ResourceKind CLUSTER_ROLE =
      kind(
          "rbac.authorization.k8s.io/v1",
          "ClusterRole",
          "clusterroles",
          false,
          List.of(),
          List.of());

  public static final ResourceKind ROLE_BINDING =
      kind(
          "rbac.authorization.k8s.io/v1",
          "RoleBinding",
          "rolebindings",
          true,
          List.of(),
          List.of());

  public static final ResourceKind ROLE =
      kind("rbac.authorization.k8s.io/v1", "Role", "roles", true, List.of(), List.of());

  public static final ResourceKind DEVICE_CLASS =
      kind("resource.k8s.io/v1", "DeviceClass", "deviceclasses", false, List.of(), List.of());

  public static final ResourceKind RESOURCE_CLAIM =
      kind("resource.k8s.io/v1", "ResourceClaim", "resourceclaims", true, List.of(), List.of());

  public static final ResourceKind RESOURCE_CLAIM_TEMPLATE =
      kind(
          "resource.k8s.io/v1",
          "ResourceClaimTemplate",
          "resourceclaimtemplates",
          true,
          List.of(),
          List.of());

  public static final ResourceKind RESOURCE_SLICE =
      kind("resource.k8s.io/v1", "ResourceSlice", "resourceslices", false, List.of(), List.of());

  public static final ResourceKind PRIORITY_CLASS =
      kind(
          "scheduling.k8s.io/v1",
          "PriorityClass",
          "priorityclasses",
          false,
          List.of("pc"),
          List.of());

  public static final ResourceKind CSI_DRIVER =
      kind("storage.k8s.io/v1", "CSIDriver", "csidrivers", false, List.of(), List.of());

  public static final ResourceKind CSI_NODE =
      kind("storage.k8s.io/v1", "CSINode", "csinodes", false, List.of(), List.of());

  public static final ResourceKind CSI_STORAGE_CAPACITY =
      kind(
          "storage.k8s.io/v1",
          "CSIStorageCapacity",
          "csistoragecapacities",
          true,
          List.of(),
          List.of());

  public static final ResourceKind STORAGE_CLASS =
      kind("storage.k8s.io/v1", "StorageClass", "storageclasses", false, List.of("sc"), List.of());

  public static final ResourceKind VOLUME_ATTACHMENT =
      kind(
          "storage.k8s.io/v1",
          "VolumeAttachment",
          "volumeattachments",
          false,
          List.of(),
          List.of());

  public static final ResourceKind VOLUME_ATTRIBUTES_CLASS =
      kind(
          "storage.k8s.io/v1",
          "VolumeAttributesClass",
          "volumeattributesclasses",
          false,
          List.of("vac"),
          List.of());

  /** An older version of autoscalers, which is served too but not listed. */
  public static final ResourceKind HORIZONTAL_POD_AUTOSCALER_V1 =
      kind(
          "autoscaling/v1",
          "HorizontalPodAutoscaler",
          "horizontalpodautoscalers",
          true,
          List.of("hpa"),
          List.of("all"));

  private static final List<ResourceKind> ALL =
      List.of(
          BINDING,
          COMPONENT_STATUS,
          CONFIG_MAP,
          ENDPOINTS,
          EVENT,
          LIMIT_RANGE,
          NAMESPACE,
          NODE,
          PERSISTENT_VOLUME_CLAIM,
          PERSISTENT_VOLUME,
          POD,
          POD_TEMPLATE,
          REPLICATION_CONTROLLER,
          RESOURCE_QUOTA,
          SECRET,
          SERVICE_ACCOUNT,
          SERVICE,
          MUTATING_ADMISSION_POLICY,
          MUTATING_ADMISSION_POLICY_BINDING,
          MUTATING_WEBHOOK_CONFIGURATION,
          VALIDATING_ADMISSION_POLICY,
          VALIDATING_ADMISSION_POLICY_BINDING,
          VALIDATING_WEBHOOK_CONFIGURATION,
          CUSTOM_RESOURCE_DEFINITION,
          API_SERVICE,
          CONTROLLER_REVISION,
          DAEMON_SET,
          DEPLOYMENT,
          REPLICA_SET,
          STATEFUL_SET,
          SELF_SUBJECT_REVIEW,
          TOKEN_REVIEW,
          LOCAL_SUBJECT_ACCESS_REVIEW,
          SELF_SUBJECT_ACCESS_REVIEW,
          SELF_SUBJECT_RULES_REVIEW,
          SUBJECT_ACCESS_REVIEW,
          HORIZONTAL_POD_AUTOSCALER,
          CRON_JOB,
          JOB,
          CERTIFICATE_SIGNING_REQUEST,
          LEASE,
          ENDPOINT_SLICE,
          EVENTS_EVENT,
          FLOW_SCHEMA,
          PRIORITY_LEVEL_CONFIGURATION,
          NODE_METRICS,
          POD_METRICS,
          INGRESS_CLASS,
          INGRESS,
          IP_ADDRESS,
          NETWORK_POLICY,
          SERVICE_CIDR,
          RUNTIME_CLASS,
          POD_DISRUPTION_BUDGET,
          CLUSTER_ROLE_BINDING,
          CLUSTER_ROLE,
          ROLE_BINDING,
          ROLE,
          DEVICE_CLASS,
          RESOURCE_CLAIM,
          RESOURCE_CLAIM_TEMPLATE,
          RESOURCE_SLICE,
          PRIORITY_CLASS,
          CSI_DRIVER,
          CSI_NODE,
          CSI_STORAGE_CAPACITY,
          STORAGE_CLASS,
          VOLUME_ATTACHMENT,
          VOLUME_ATTRIBUTES_CLASS);

  private Kinds() {}

  /** Every kind above that is of its group's preferred version. */
  public static List<ResourceKind> all() {
    return ALL;
  }

  private static ResourceKind kind(
      String apiVersion,
      String kind,
      String plural,
      boolean namespaced,
      List<String> shortNames,
      List<String> categories) {
    return new ResourceKind(
        GroupVersion.parse(apiVersion),
        kind,
        plural,
        kind.toLowerCase(Locale.ROOT),
        namespaced,
        shortNames,
        categories);
  }
}
