package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Models pkg/apis/core/validation: validateContainers, validateInitContainers. */
final class ContainerRules {

  static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
  private static final List<String> FORBIDDEN_IF_EPHEMERAL =
      List.of("ports", "resources", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle");
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> FIELD_PATHS =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");

  private ContainerRules() {}

  static void containers(
      JsonObject podSpec, Set<String> volumes, FieldPath path, Problems problems) {
    List<JsonObject> containers = podSpec.array("containers").objects();
    if (containers.isEmpty()) {
      problems.required(path);
      return;
    }
    Json gracePeriod = podSpec.field("terminationGracePeriodSeconds");
    Set<String> names = new HashSet<>();
    Set<String> hostPorts = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      JsonObject container = containers.get(i);
      FieldPath at = path.index(i);
      common(container, volumes, at, problems);
      if (!names.add(container.string("name"))) {
        problems.duplicate(at.child("name"), container.string("name"));
      }
      ProbeRules.all(container, gracePeriod, at, problems);
      if (container.has("restartPolicy")
          && !List.of("Always", "Never", "OnFailure").contains(container.string("restartPolicy"))) {
        problems.notSupported(
            at.child("restartPolicy"),
            container.string("restartPolicy"),
            List.of("Always", "Never", "OnFailure"));
      }
    }
    for (int i = 0; i < containers.size(); i++) {
      hostPorts(containers.get(i), hostPorts, path.index(i), problems);
    }
  }

  static void initContainers(
      JsonObject podSpec, Set<String> volumes, FieldPath path, Problems problems) {
    Json gracePeriod = podSpec.field("terminationGracePeriodSeconds");
    Set<String> names = new HashSet<>();
    podSpec.array("containers").objects().forEach(c -> names.add(c.string("name")));
    List<JsonObject> containers = podSpec.array("initContainers").objects();
    for (int i = 0; i < containers.size(); i++) {
      JsonObject container = containers.get(i);
      FieldPath at = path.index(i);
      common(container, volumes, at, problems);
      String name = container.string("name");
      if (!name.isEmpty() && !names.add(name)) {
        problems.duplicate(at.child("name"), name);
      }
      hostPorts(container, new HashSet<>(), at, problems);
      if (container.string("restartPolicy").equals("Always")) {
        ProbeRules.all(container, gracePeriod, at, problems);
        continue;
      }
      for (String field : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
        if (container.has(field)) {
          problems.forbidden(
              at.child(field), "may not be set for init containers without restartPolicy=Always");
        }
      }
    }
  }

  /** Models validateEphemeralContainers. */
  static void ephemeralContainers(
      JsonObject podSpec, Set<String> volumes, FieldPath path, Problems problems) {
    List<JsonObject> containers = podSpec.array("ephemeralContainers").objects();
    Set<String> others = new HashSet<>();
    for (String group : List.of("containers", "initContainers")) {
      podSpec.array(group).objects().forEach(c -> others.add(c.string("name")));
    }
    Set<String> names = new HashSet<>(others);
    for (int i = 0; i < containers.size(); i++) {
      JsonObject container = containers.get(i);
      FieldPath at = path.index(i);
      common(container, volumes, at, problems);
      if (!names.add(container.string("name"))) {
        problems.duplicate(at.child("name"), container.string("name"));
      }
      String target = container.string("targetContainerName");
      if (!target.isEmpty() && !others.contains(target)) {
        problems.notFound(at.child("targetContainerName"), target);
      }
      for (String field : FORBIDDEN_IF_EPHEMERAL) {
        if (container.has(field) && !container.get(field).equals(JsonObject.EMPTY)) {
          problems.forbidden(at.child(field), "cannot be set for an Ephemeral Container");
        }
      }
    }
  }

  private static void common(
      JsonObject container, Set<String> volumes, FieldPath path, Problems problems) {
    String name = container.string("name");
    if (name.isEmpty()) {
      problems.required(path.child("name"));
    } else {
      problems.invalid(path.child("name"), name, NameSyntax.dns1123Label(name));
    }
    if (container.string("image").isEmpty()) {
      problems.required(path.child("image"));
    }
    problems.oneOf(
        path.child("terminationMessagePolicy"),
        container.string("terminationMessagePolicy"),
        List.of("File", "FallbackToLogsOnError"));
    ports(container, path.child("ports"), problems);
    environment(container, path, problems);
    VolumeRules.mounts(container, volumes, path, problems);
    problems.oneOf(
        path.child("imagePullPolicy"), container.string("imagePullPolicy"), PULL_POLICIES);
    ResourceRules.container(container.object("resources"), path.child("resources"), problems);
    securityContext(container, path.child("securityContext"), problems);
  }

  private static void ports(JsonObject container, FieldPath path, Problems problems) {
    List<JsonObject> ports = container.array("ports").objects();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      JsonObject port = ports.get(i);
      FieldPath at = path.index(i);
      String name = port.string("name");
      if (!name.isEmpty()) {
        List<String> wrong = NameSyntax.portName(name);
        problems.invalid(at.child("name"), name, wrong);
        if (wrong.isEmpty() && !names.add(name)) {
          problems.duplicate(at.child("name"), name);
        }
      }
      long number = port.number(0, "containerPort");
      if (number == 0) {
        problems.required(at.child("containerPort"));
      } else {
        problems.invalid(at.child("containerPort"), number, NameSyntax.portNumber(number));
      }
      long hostPort = port.number(0, "hostPort");
      if (hostPort != 0) {
        problems.invalid(at.child("hostPort"), hostPort, NameSyntax.portNumber(hostPort));
      }
      problems.oneOf(at.child("protocol"), port.string("protocol"), PROTOCOLS);
    }
  }

  private static void hostPorts(
      JsonObject container, Set<String> taken, FieldPath path, Problems problems) {
    List<JsonObject> ports = container.array("ports").objects();
    for (int i = 0; i < ports.size(); i++) {
      JsonObject port = ports.get(i);
      long number = port.number(0, "hostPort");
      String key = port.string("protocol") + "/" + port.string("hostIP") + "/" + number;
      if (number != 0 && !taken.add(key)) {
        problems.duplicate(path.child("ports").index(i).child("hostPort"), key);
      }
    }
  }

  private static void environment(JsonObject container, FieldPath path, Problems problems) {
    List<JsonObject> variables = container.array("env").objects();
    for (int i = 0; i < variables.size(); i++) {
      JsonObject variable = variables.get(i);
      FieldPath at = path.child("env").index(i);
      String name = variable.string("name");
      if (name.isEmpty()) {
        problems.required(at.child("name"));
      } else {
        problems.invalid(at.child("name"), name, NameSyntax.environmentName(name));
      }
      if (variable.has("valueFrom")) {
        valueFrom(variable, at.child("valueFrom"), problems);
      }
    }
    List<JsonObject> sources = container.array("envFrom").objects();
    FieldPath from = path.child("envFrom");
    for (int i = 0; i < sources.size(); i++) {
      envFrom(sources.get(i), from, from.index(i), problems);
    }
  }

  private static void envFrom(
      JsonObject source, FieldPath list, FieldPath path, Problems problems) {
    if (!source.string("prefix").isEmpty()) {
      problems.invalid(
          path.child("prefix"),
          source.string("prefix"),
          NameSyntax.environmentName(source.string("prefix")));
    }
    int kinds = 0;
    for (String kind : List.of("configMapRef", "secretRef")) {
      if (source.has(kind)) {
        kinds++;
        String name = source.string(kind, "name");
        if (name.isEmpty()) {
          problems.required(path.child(kind, "name"));
        } else {
          problems.invalid(path.child(kind, "name"), name, NameSyntax.dns1123Subdomain(name));
        }
      }
    }
    if (kinds == 0) {
      problems.invalid(list, "", "must specify one of: `configMapRef` or `secretRef`");
    } else if (kinds > 1) {
      problems.invalid(list, "", "may not have more than one field specified at a time");
    }
  }

  private static void valueFrom(JsonObject variable, FieldPath path, Problems problems) {
    JsonObject source = variable.object("valueFrom");
    int kinds = 0;
    if (source.has("fieldRef")) {
      kinds++;
      fieldReference(source.string("fieldRef", "fieldPath"), path.child("fieldRef"), problems);
    }
    if (source.has("resourceFieldRef")) {
      kinds++;
      if (source.string("resourceFieldRef", "resource").isEmpty()) {
        problems.required(path.child("resourceFieldRef", "resource"));
      }
    }
    for (String kind : List.of("configMapKeyRef", "secretKeyRef")) {
      if (source.has(kind)) {
        kinds++;
        String name = source.string(kind, "name");
        problems.invalid(path.child(kind, "name"), name, NameSyntax.dns1123Subdomain(name));
        String key = source.string(kind, "key");
        if (key.isEmpty()) {
          problems.required(path.child(kind, "key"));
        } else {
          problems.invalid(path.child(kind, "key"), key, NameSyntax.configMapKey(key));
        }
      }
    }
    if (source.has("fileKeyRef")) {
      kinds++;
    }
    if (kinds == 0) {
      problems.invalid(
          path,
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef`"
              + " or `fileKeyRef`");
    } else if (!variable.string("value").isEmpty()) {
      problems.invalid(path, "", "may not be specified when `value` is not empty");
    } else if (kinds > 1) {
      problems.invalid(path, "", "may not have more than one field specified at a time");
    }
  }

  private static void fieldReference(String field, FieldPath path, Problems problems) {
    if (field.isEmpty()) {
      problems.required(path.child("fieldPath"));
      return;
    }
    boolean subscripted = field.matches("metadata\\.(labels|annotations)\\['.*']");
    if (subscripted) {
      String key = field.substring(field.indexOf('\'') + 1, field.lastIndexOf('\''));
      problems.invalid(path, key, NameSyntax.labelKey(key));
    } else if (field.equals("metadata.labels") || field.equals("metadata.annotations")) {
      problems.notSupported(path.child("fieldPath"), field, FIELD_PATHS);
    } else if (!FIELD_PATHS.contains(field)) {
      problems.invalid(
          path.child("fieldPath"),
          field,
          "error converting fieldPath: field label not supported: " + field);
    }
  }

  private static void securityContext(JsonObject container, FieldPath path, Problems problems) {
    JsonObject context = container.object("securityContext");
    for (String field : List.of("runAsUser", "runAsGroup")) {
      if (context.has(field)) {
        problems.invalid(
            path.child(field), context.field(field), NameSyntax.userId(context.number(0, field)));
      }
    }
    boolean escalationForbidden =
        context.has("allowPrivilegeEscalation") && !context.bool("allowPrivilegeEscalation");
    if (escalationForbidden && context.bool("privileged")) {
      problems.invalidShown(
          path,
          InternalValue.of("core.SecurityContext", context),
          "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
    }
    if (escalationForbidden
        && context.array("capabilities", "add").strings().contains("CAP_SYS_ADMIN")) {
      problems.invalidShown(
          path,
          InternalValue.of("core.SecurityContext", context),
          "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
    }
  }
}
