package io.kubeschool.apiserver.validation;

import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.Validator;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.NameSyntax;
import io.kubeschool.model.ResourceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Validates by a table of rules per kind; of a kind without rules the metadata is checked. Models
 * the strategies of pkg/registry and pkg/apis/.../validation.
 */
public final class KindValidator implements Validator {

  /** What is checked when an object replaces another. */
  interface UpdateRule {
    void check(JsonObject object, JsonObject old, Problems problems);
  }

  /**
   * The rules of a kind.
   *
   * @param name how its names are written
   * @param create what is checked of a new object besides its metadata
   */
  private record Rules(
      Function<String, List<String>> name,
      BiConsumer<JsonObject, Problems> create,
      UpdateRule update) {}

  private static final Rules METADATA_ONLY =
      new Rules(NameSyntax::dns1123Subdomain, (object, p) -> {}, (object, old, p) -> {});

  private final Map<ResourceKind, Rules> rules = new HashMap<>();

  /** The rules of Kubernetes 1.36. */
  public KindValidator() {
    add(Kinds.POD, NameSyntax::dns1123Subdomain, PodRules::create, PodRules::update);
    add(
        Kinds.REPLICATION_CONTROLLER,
        NameSyntax::dns1123Subdomain,
        WorkloadRules::replicationController,
        (object, old, p) -> WorkloadRules.replicationController(object, p));
    add(
        Kinds.REPLICA_SET,
        NameSyntax::dns1123Subdomain,
        WorkloadRules::replicaSet,
        (object, old, p) -> {
          WorkloadRules.replicaSet(object, p);
          WorkloadRules.selectorStays(object, old, p);
        });
    add(
        Kinds.DEPLOYMENT,
        NameSyntax::dns1123Subdomain,
        WorkloadRules::deployment,
        (object, old, p) -> {
          WorkloadRules.deployment(object, p);
          WorkloadRules.selectorStays(object, old, p);
        });
    add(Kinds.SERVICE, NameSyntax::dns1035Label, ServiceRules::service, ServiceRules::update);
    add(
        Kinds.CONFIG_MAP,
        NameSyntax::dns1123Subdomain,
        ConfigRules::configMap,
        ConfigRules::configMapUpdate);
    add(Kinds.SECRET, NameSyntax::dns1123Subdomain, ConfigRules::secret, ConfigRules::secretUpdate);
    named(Kinds.NAMESPACE, NameSyntax::dns1123Label);
    addWorkloads();
    addPolicies();
    named(Kinds.ROLE, KindValidator::pathSegment);
    named(Kinds.CLUSTER_ROLE, KindValidator::pathSegment);
    add(
        Kinds.CERTIFICATE_SIGNING_REQUEST,
        KindValidator::pathSegment,
        CertificateRules::create,
        METADATA_ONLY.update());
    for (ResourceKind kind : List.of(Kinds.ROLE_BINDING, Kinds.CLUSTER_ROLE_BINDING)) {
      add(kind, KindValidator::pathSegment, METADATA_ONLY.create(), PolicyRules::bindingUpdate);
    }
  }

  private void addWorkloads() {
    add(
        Kinds.STATEFUL_SET,
        NameSyntax::dns1123Label,
        SetRules::statefulSet,
        SetRules::statefulSetUpdate);
    add(
        Kinds.DAEMON_SET,
        NameSyntax::dns1123Subdomain,
        SetRules::daemonSet,
        (object, old, p) -> {
          WorkloadRules.selectorStays(object, old, p);
          SetRules.daemonSet(object, p);
        });
    add(Kinds.JOB, NameSyntax::dns1123Subdomain, JobRules::create, JobRules::update);
    add(
        Kinds.CRON_JOB,
        NameSyntax::dns1123Subdomain,
        BatchRules::cronJob,
        (object, old, p) -> BatchRules.cronJob(object, p));
  }

  private void addPolicies() {
    add(
        Kinds.INGRESS,
        NameSyntax::dns1123Subdomain,
        IngressRules::ingress,
        (object, old, p) -> IngressRules.ingress(object, p));
    add(
        Kinds.RESOURCE_QUOTA,
        NameSyntax::dns1123Subdomain,
        QuotaRules::quota,
        QuotaRules::quotaUpdate);
    add(
        Kinds.LIMIT_RANGE,
        NameSyntax::dns1123Subdomain,
        QuotaRules::limitRange,
        (object, old, p) -> QuotaRules.limitRange(object, p));
    add(
        Kinds.PERSISTENT_VOLUME_CLAIM,
        NameSyntax::dns1123Subdomain,
        METADATA_ONLY.create(),
        ClaimRules::update);
    add(
        Kinds.POD_DISRUPTION_BUDGET,
        NameSyntax::dns1123Subdomain,
        PolicyRules::budget,
        (object, old, p) -> PolicyRules.budget(object, p));
    add(
        Kinds.PRIORITY_CLASS,
        NameSyntax::dns1123Subdomain,
        PolicyRules::priorityClass,
        PolicyRules::priorityClassUpdate);
  }

  private void add(
      ResourceKind kind,
      Function<String, List<String>> name,
      BiConsumer<JsonObject, Problems> create,
      UpdateRule update) {
    rules.put(kind, new Rules(name, create, update));
  }

  private void named(ResourceKind kind, Function<String, List<String>> name) {
    rules.put(kind, new Rules(name, METADATA_ONLY.create(), METADATA_ONLY.update()));
  }

  /** Models apimachinery pkg/api/validation/path: IsValidPathSegmentName. */
  private static List<String> pathSegment(String name) {
    if (name.equals(".") || name.equals("..")) {
      return List.of("may not be '" + name + "'");
    }
    for (String part : List.of("/", "%")) {
      if (name.contains(part)) {
        return List.of("may not contain '" + part + "'");
      }
    }
    return List.of();
  }

  private Rules of(ResourceKind kind) {
    return rules.getOrDefault(kind, METADATA_ONLY);
  }

  @Override
  public List<FieldError> validateCreate(JsonObject object, ResourceKind kind) {
    Problems problems = new Problems();
    MetadataRules.create(object, kind.namespaced(), of(kind).name(), problems);
    of(kind).create().accept(object, problems);
    return problems.errors();
  }

  @Override
  public List<FieldError> validateUpdate(JsonObject object, JsonObject old, ResourceKind kind) {
    Problems problems = new Problems();
    MetadataRules.update(object, old, problems);
    of(kind).update().check(object, old, problems);
    return problems.errors();
  }

  @Override
  public List<FieldError> validatePartUpdate(
      JsonObject object, JsonObject old, ResourceKind kind, String subresource) {
    UpdateRule rule = PodPartRules.of(kind, subresource);
    if (rule == null) {
      return validateUpdate(object, old, kind);
    }
    Problems problems = new Problems();
    MetadataRules.update(object, old, problems);
    rule.check(object, old, problems);
    return problems.errors();
  }

  @Override
  public List<FieldError> validateStatusUpdate(
      JsonObject object, JsonObject old, ResourceKind kind) {
    Problems problems = new Problems();
    MetadataRules.update(object, old, problems);
    return problems.errors();
  }

  @Override
  public List<String> warnings(JsonObject object, JsonObject old, ResourceKind kind) {
    return PodWarnings.of(object, kind);
  }
}
