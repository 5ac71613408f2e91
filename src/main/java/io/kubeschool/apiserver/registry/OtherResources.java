package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.util.List;

/** The kinds of all other groups, in the order in which the groups are listed. */
final class OtherResources {

  private static final StandardStrategy PLAIN = StandardStrategy.PLAIN;
  private static final StandardStrategy CREATABLE = PLAIN.withCreateOnUpdate();
  private static final StandardStrategy RETURNING = PLAIN.returningDeletedObject();
  private static final StandardStrategy CONDITIONAL = PLAIN.withoutUnconditionalUpdate();
  private static final StandardStrategy LOAD_BALANCED =
      StandardStrategy.GENERATION.withStatus(Json.objectOf("loadBalancer", JsonObject.EMPTY));
  private static final StandardStrategy COUNTED = CONDITIONAL.withGeneration("spec");

  private OtherResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.of(Kinds.MUTATING_ADMISSION_POLICY, COUNTED),
        Resource.of(Kinds.MUTATING_ADMISSION_POLICY_BINDING, COUNTED),
        Resource.of(Kinds.MUTATING_WEBHOOK_CONFIGURATION, COUNTED),
        Resource.of(Kinds.VALIDATING_ADMISSION_POLICY, COUNTED).withStatus(),
        Resource.of(Kinds.VALIDATING_ADMISSION_POLICY_BINDING, COUNTED),
        Resource.of(Kinds.VALIDATING_WEBHOOK_CONFIGURATION, COUNTED),
        Resource.of(
                Kinds.CUSTOM_RESOURCE_DEFINITION,
                StandardStrategy.GENERATION.withoutUnconditionalUpdate())
            .withStatus(),
        Resource.of(Kinds.API_SERVICE, StandardStrategy.SPEC_AND_STATUS).withStatus(),
        review(Resource.of(Kinds.SELF_SUBJECT_REVIEW, PLAIN)),
        review(Resource.of(Kinds.TOKEN_REVIEW, PLAIN)),
        review(Resource.of(Kinds.LOCAL_SUBJECT_ACCESS_REVIEW, PLAIN)),
        review(Resource.of(Kinds.SELF_SUBJECT_ACCESS_REVIEW, PLAIN)),
        review(Resource.of(Kinds.SELF_SUBJECT_RULES_REVIEW, PLAIN)),
        review(Resource.of(Kinds.SUBJECT_ACCESS_REVIEW, PLAIN)),
        Resource.of(Kinds.CERTIFICATE_SIGNING_REQUEST, new CertificateRequestStrategy())
            .withStatus()
            .withSubresource(Subresource.of("approval", Kinds.CERTIFICATE_SIGNING_REQUEST))
            .withFieldLabels(FieldLabels.of("metadata.name", "spec.signerName")),
        Resource.of(Kinds.LEASE, CONDITIONAL.withCreateOnUpdate()),
        Resource.of(
            Kinds.ENDPOINT_SLICE,
            PLAIN.withGeneration("endpoints", "ports", "addressType", "metadata.labels")),
        eventsEvent(),
        Resource.of(Kinds.FLOW_SCHEMA, StandardStrategy.GENERATION).withStatus(),
        Resource.of(Kinds.PRIORITY_LEVEL_CONFIGURATION, StandardStrategy.GENERATION).withStatus(),
        Resource.of(Kinds.NODE_METRICS, PLAIN).withVerbs("get", "list"),
        Resource.of(Kinds.POD_METRICS, PLAIN).withVerbs("get", "list"),
        Resource.of(Kinds.INGRESS_CLASS, PLAIN.withGeneration("spec")),
        Resource.of(Kinds.INGRESS, LOAD_BALANCED).withStatus(),
        Resource.of(Kinds.IP_ADDRESS, PLAIN),
        Resource.of(Kinds.NETWORK_POLICY, PLAIN.withGeneration("spec")),
        Resource.of(Kinds.SERVICE_CIDR, StandardStrategy.SPEC_AND_STATUS).withStatus(),
        Resource.of(Kinds.RUNTIME_CLASS, CONDITIONAL.withCreateOnUpdate()),
        Resource.of(
                Kinds.POD_DISRUPTION_BUDGET,
                StandardStrategy.GENERATION
                    .withStatus(
                        Json.objectOf(
                            "currentHealthy", 0,
                            "desiredHealthy", 0,
                            "disruptionsAllowed", 0,
                            "expectedPods", 0))
                    .withoutUnconditionalUpdate())
            .withStatus(),
        Resource.of(Kinds.CLUSTER_ROLE_BINDING, CREATABLE),
        Resource.of(Kinds.CLUSTER_ROLE, CREATABLE),
        Resource.of(Kinds.ROLE_BINDING, CREATABLE),
        Resource.of(Kinds.ROLE, CREATABLE),
        Resource.of(Kinds.DEVICE_CLASS, RETURNING.withGeneration("spec")),
        Resource.of(Kinds.RESOURCE_CLAIM, StandardStrategy.SPEC_AND_STATUS.returningDeletedObject())
            .withStatus(),
        Resource.of(Kinds.RESOURCE_CLAIM_TEMPLATE, RETURNING),
        Resource.of(Kinds.RESOURCE_SLICE, RETURNING.withGeneration("spec")),
        Resource.of(Kinds.PRIORITY_CLASS, PLAIN.withGeneration("value")),
        Resource.of(Kinds.CSI_DRIVER, CONDITIONAL.withGeneration("spec").returningDeletedObject()),
        Resource.of(Kinds.CSI_NODE, CONDITIONAL.returningDeletedObject()),
        Resource.of(Kinds.CSI_STORAGE_CAPACITY, CONDITIONAL),
        Resource.of(Kinds.STORAGE_CLASS, RETURNING),
        Resource.of(
                Kinds.VOLUME_ATTACHMENT,
                StandardStrategy.SPEC_AND_STATUS
                    .withoutUnconditionalUpdate()
                    .returningDeletedObject())
            .withStatus(),
        Resource.of(Kinds.VOLUME_ATTRIBUTES_CLASS, RETURNING));
  }

  private static Resource review(Resource resource) {
    return resource.withVerbs("create");
  }

  private static Resource eventsEvent() {
    FieldLabels labels = FieldLabels.of("reason", "type", "metadata.namespace", "metadata.name");
    for (String part :
        List.of("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath")) {
      labels = labels.and("regarding." + part, "involvedObject." + part);
    }
    return Resource.of(Kinds.EVENTS_EVENT, CoreResources.EVENT_STRATEGY)
        .withFieldLabels(labels.and("reportingController", "reportingComponent"))
        .storedAs(Kinds.EVENT, new EventConversion());
  }
}
