package io.kubeschool.apiserver.registry;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.List;
import java.util.Locale;

/** The kinds of the core group. Models pkg/registry/core/rest/storage_core.go. */
final class CoreResources {

  private static final StandardStrategy RETURNING = StandardStrategy.PLAIN.returningDeletedObject();
  private static final StandardStrategy RETURNING_STATUS =
      StandardStrategy.SPEC_AND_STATUS.returningDeletedObject();
  private static final JsonObject PENDING = Json.objectOf("phase", "Pending");

  private CoreResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.of(Kinds.BINDING, StandardStrategy.PLAIN).withVerbs("create"),
        Resource.of(Kinds.COMPONENT_STATUS, StandardStrategy.PLAIN)
            .withVerbs("get", "list")
            .deprecated("v1 ComponentStatus is deprecated in v1.19+"),
        Resource.of(Kinds.CONFIG_MAP, StandardStrategy.PLAIN),
        Resource.of(Kinds.ENDPOINTS, StandardStrategy.PLAIN.withCreateOnUpdate())
            .deprecated(
                "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"),
        event(),
        Resource.of(Kinds.LIMIT_RANGE, StandardStrategy.PLAIN.withCreateOnUpdate()),
        namespace(),
        node(),
        Resource.of(Kinds.PERSISTENT_VOLUME_CLAIM, RETURNING_STATUS.withStatus(PENDING))
            .withStatus(),
        Resource.of(Kinds.PERSISTENT_VOLUME, RETURNING_STATUS.withStatus(PENDING)).withStatus(),
        pod(),
        Resource.of(Kinds.POD_TEMPLATE, RETURNING.withGeneration("template")),
        Resource.of(
                Kinds.REPLICATION_CONTROLLER,
                StandardStrategy.GENERATION
                    .withStatus(Json.objectOf("replicas", 0))
                    .withGarbageCollection(Strategy.GarbageCollection.ORPHAN_DEPENDENTS))
            .withStatus()
            .withSubresource(Subresource.of("scale", Scales.KIND))
            .withFieldLabels(
                FieldLabels.of("metadata.name", "metadata.namespace", "status.replicas")),
        Resource.of(Kinds.RESOURCE_QUOTA, RETURNING_STATUS).withStatus(),
        Resource.of(Kinds.SECRET, new SecretStrategy())
            .withFieldLabels(FieldLabels.of("metadata.name", "metadata.namespace", "type")),
        Resource.of(Kinds.SERVICE_ACCOUNT, RETURNING)
            .withSubresource(creatable("token", kind("authentication.k8s.io/v1", "TokenRequest"))),
        service());
  }

  private static Resource event() {
    return Resource.of(Kinds.EVENT, EVENT_STRATEGY)
        .withFieldLabels(
            FieldLabels.of(
                    "involvedObject.kind",
                    "involvedObject.namespace",
                    "involvedObject.name",
                    "involvedObject.uid",
                    "involvedObject.apiVersion",
                    "involvedObject.resourceVersion",
                    "involvedObject.fieldPath",
                    "reason",
                    "reportingComponent",
                    "type",
                    "metadata.namespace",
                    "metadata.name")
                .and("source", "source.component"))
        .indexedBy("involvedObject.uid");
  }

  /** Both kinds of events share it. */
  static final StandardStrategy EVENT_STRATEGY =
      StandardStrategy.PLAIN
          .withCreateOnUpdate()
          .withGarbageCollection(Strategy.GarbageCollection.UNSUPPORTED);

  private static Resource namespace() {
    return Resource.of(Kinds.NAMESPACE, new NamespaceStrategy())
        .withVerbs("create", "delete", "get", "list", "patch", "update", "watch")
        .withStatus()
        .withSubresource(new Subresource("finalize", Kinds.NAMESPACE, List.of("update")))
        .withFieldLabels(FieldLabels.of("metadata.name", "status.phase"));
  }

  private static Resource node() {
    return Resource.of(Kinds.NODE, new NodeStrategy())
        .withStatus()
        .withFieldLabels(
            FieldLabels.of("metadata.name", "spec.unschedulable")
                .withBooleans("spec.unschedulable"));
  }

  private static Resource pod() {
    return Resource.of(Kinds.POD, new PodStrategy())
        .withStatus()
        .withSubresource(
            new Subresource("attach", kind("v1", "PodAttachOptions"), List.of("create", "get")))
        .withSubresource(creatable("binding", Kinds.BINDING))
        .withSubresource(Subresource.of("ephemeralcontainers", Kinds.POD))
        .withSubresource(creatable("eviction", kind("policy/v1", "Eviction")))
        .withSubresource(
            new Subresource("exec", kind("v1", "PodExecOptions"), List.of("create", "get")))
        .withSubresource(new Subresource("log", Kinds.POD, List.of("get")))
        .withSubresource(
            new Subresource(
                "portforward", kind("v1", "PodPortForwardOptions"), List.of("create", "get")))
        .withSubresource(Subresource.of("resize", Kinds.POD))
        .withFieldLabels(
            FieldLabels.of(
                    "metadata.name",
                    "metadata.namespace",
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "spec.hostNetwork",
                    "status.phase",
                    "status.podIP",
                    "status.podIPs",
                    "status.nominatedNodeName")
                .and("spec.host", "spec.nodeName")
                .withBooleans("spec.hostNetwork"))
        .indexedBy("spec.nodeName");
  }

  private static Resource service() {
    return Resource.of(
            Kinds.SERVICE,
            RETURNING_STATUS
                .withStatus(Json.objectOf("loadBalancer", JsonObject.EMPTY))
                .withCreateOnUpdate())
        .withStatus()
        .withFieldLabels(
            FieldLabels.of("metadata.name", "metadata.namespace", "spec.clusterIP", "spec.type"));
  }

  private static Subresource creatable(String name, ResourceKind kind) {
    return new Subresource(name, kind, List.of("create"));
  }

  private static ResourceKind kind(String apiVersion, String kind) {
    return new ResourceKind(
        GroupVersion.parse(apiVersion),
        kind,
        kind.toLowerCase(Locale.ROOT) + "s",
        kind.toLowerCase(Locale.ROOT),
        true,
        List.of(),
        List.of());
  }
}
