package io.kubeschool.apiserver.rbac;

import io.kubeschool.apiserver.Authorizer;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.admission.ObjectReader;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Allows what the roles bound to a user allow. The control plane's components and the nodes, whose
 * own roles nobody looks at here, may do everything, as may the cluster's administrators. Models
 * plugin/pkg/auth/authorizer/rbac/rbac.go.
 */
public final class RbacAuthorizer implements Authorizer {

  private static final Set<String> PRIVILEGED =
      Set.of("system:masters", "kubeadm:cluster-admins", "system:nodes");
  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
  private static final String SYSTEM_ACCOUNT = SERVICE_ACCOUNT + "kube-system:";

  /** The service accounts of the controller manager's controllers. */
  private static final Set<String> CONTROLLERS =
      Set.of(
          "attachdetach-controller",
          "certificate-controller",
          "clusterrole-aggregation-controller",
          "cronjob-controller",
          "daemon-set-controller",
          "deployment-controller",
          "device-taint-eviction-controller",
          "disruption-controller",
          "endpoint-controller",
          "endpointslice-controller",
          "endpointslicemirroring-controller",
          "ephemeral-volume-controller",
          "expand-controller",
          "generic-garbage-collector",
          "horizontal-pod-autoscaler",
          "job-controller",
          "legacy-service-account-token-cleaner",
          "namespace-controller",
          "node-controller",
          "persistent-volume-binder",
          "pod-garbage-collector",
          "pv-protection-controller",
          "pvc-protection-controller",
          "replicaset-controller",
          "replication-controller",
          "resource-claim-controller",
          "resourcequota-controller",
          "root-ca-cert-publisher",
          "route-controller",
          "selinux-warning-controller",
          "service-account-controller",
          "service-cidrs-controller",
          "service-controller",
          "statefulset-controller",
          "ttl-after-finished-controller",
          "ttl-controller",
          "validatingadmissionpolicy-status-controller",
          "volumeattributesclass-protection-controller");

  private final ObjectReader objects;

  /** Reads roles and bindings there. */
  public RbacAuthorizer(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public Decision authorize(Action action) {
    if (isPrivileged(action.user())) {
      return Decision.ALLOW;
    }
    List<String> errors = new ArrayList<>();
    for (JsonObject binding : objects.list(Kinds.CLUSTER_ROLE_BINDING, "")) {
      if (allows(binding, "", action, errors)) {
        return Decision.ALLOW;
      }
    }
    if (!action.namespace().isEmpty()) {
      for (JsonObject binding : objects.list(Kinds.ROLE_BINDING, action.namespace())) {
        if (allows(binding, action.namespace(), action, errors)) {
          return Decision.ALLOW;
        }
      }
    }
    return new Decision(false, reason(errors));
  }

  @Override
  public List<JsonObject> rulesFor(User user, String namespace) {
    List<JsonObject> rules = new ArrayList<>();
    for (JsonObject binding : objects.list(Kinds.CLUSTER_ROLE_BINDING, "")) {
      addRules(binding, "", user, rules);
    }
    for (JsonObject binding : objects.list(Kinds.ROLE_BINDING, namespace)) {
      addRules(binding, namespace, user, rules);
    }
    return rules;
  }

  private void addRules(JsonObject binding, String namespace, User user, List<JsonObject> rules) {
    if (isSubject(binding, namespace, user)) {
      JsonObject role = role(binding, namespace, new ArrayList<>());
      if (role != null) {
        rules.addAll(role.array("rules").objects());
      }
    }
  }

  private static String reason(List<String> errors) {
    if (errors.isEmpty()) {
      return "";
    }
    return "RBAC: " + (errors.size() == 1 ? errors.getFirst() : errors.toString());
  }

  private static boolean isPrivileged(User user) {
    for (String group : user.groups()) {
      if (PRIVILEGED.contains(group)) {
        return true;
      }
    }
    String name = user.name();
    if (name.startsWith(SYSTEM_ACCOUNT)) {
      return CONTROLLERS.contains(name.substring(SYSTEM_ACCOUNT.length()));
    }
    return name.startsWith("system:")
        && !name.startsWith(SERVICE_ACCOUNT)
        && !name.equals("system:anonymous");
  }

  private boolean allows(JsonObject binding, String namespace, Action action, List<String> errors) {
    if (!isSubject(binding, namespace, action.user())) {
      return false;
    }
    JsonObject role = role(binding, namespace, errors);
    if (role == null) {
      return false;
    }
    for (JsonObject rule : role.array("rules").objects()) {
      if (new Rule(rule).allows(action)) {
        return true;
      }
    }
    return false;
  }

  private JsonObject role(JsonObject binding, String namespace, List<String> errors) {
    boolean isCluster = binding.string("roleRef", "kind").equals("ClusterRole");
    String name = binding.string("roleRef", "name");
    ResourceKind kind = isCluster ? Kinds.CLUSTER_ROLE : Kinds.ROLE;
    JsonObject role = objects.get(kind, new ObjectKey(isCluster ? "" : namespace, name));
    if (role == null) {
      errors.add(
          kind.singular()
              + "."
              + kind.groupVersion().group()
              + " "
              + new JsonString(name).toText()
              + " not found");
    }
    return role;
  }

  private static boolean isSubject(JsonObject binding, String namespace, User user) {
    for (JsonObject subject : binding.array("subjects").objects()) {
      String name = subject.string("name");
      boolean matches =
          switch (subject.string("kind")) {
            case "User" -> user.name().equals(name);
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" -> {
              String own = subject.string("namespace");
              String account = (own.isEmpty() ? namespace : own) + ":" + name;
              yield user.name().equals(SERVICE_ACCOUNT + account);
            }
            default -> false;
          };
      if (matches) {
        return true;
      }
    }
    return false;
  }
}
