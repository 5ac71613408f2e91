package io.kubeschool.apiserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.decoding.SchemaDecoder;
import io.kubeschool.apiserver.defaulting.SchemaDefaulter;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindValidatorTest {

  private final SchemaDecoder decoder = new SchemaDecoder(Schema.kubernetes());
  private final SchemaDefaulter defaulter = new SchemaDefaulter(Schema.kubernetes());
  private final KindValidator validator = new KindValidator();

  private JsonObject object(ResourceKind kind, String yaml) {
    JsonObject object =
        decoder.decode(YamlReader.parse(yaml), kind, FieldValidation.STRICT).object();
    if (kind.namespaced()) {
      object = object.set("default", "metadata", "namespace");
    }
    return defaulter.applyDefaults(object, kind);
  }

  private List<String> create(ResourceKind kind, String yaml) {
    return validator.validateCreate(object(kind, yaml), kind).stream()
        .map(FieldError::toString)
        .toList();
  }

  private List<String> update(ResourceKind kind, String old, String yaml) {
    return validator.validateUpdate(object(kind, yaml), object(kind, old), kind).stream()
        .map(FieldError::toString)
        .toList();
  }

  private List<String> pod(String spec) {
    return create(Kinds.POD, "{metadata: {name: a}, spec: " + spec + "}");
  }

  @Test
  void checksContainersInUpstreamsOrder() {
    assertThat(
            pod(
                """
                {restartPolicy: Sometimes, dnsPolicy: Magic, containers: [
                 {name: Main_1, image: 'nginx:1.25', imagePullPolicy: Often,
                  ports: [{containerPort: 70000}, {containerPort: 80, protocol: HTTP}],
                  env: [{name: 'a b=', value: x}]}, {name: noimage}]}
                """))
        .containsExactly(
            "spec.containers[0].name: Invalid value: \"Main_1\": a lowercase RFC 1123 label must"
                + " consist of lower case alphanumeric characters or '-', and must start and end"
                + " with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for"
                + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
            "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1"
                + " and 65535, inclusive",
            "spec.containers[0].ports[1].protocol: Unsupported value: \"HTTP\": supported values:"
                + " \"SCTP\", \"TCP\", \"UDP\"",
            "spec.containers[0].env[0].name: Invalid value: \"a b=\": a valid environment variable"
                + " name must consist only of printable ASCII characters other than '='",
            "spec.containers[0].imagePullPolicy: Unsupported value: \"Often\": supported values:"
                + " \"Always\", \"IfNotPresent\", \"Never\"",
            "spec.containers[1].image: Required value",
            "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\","
                + " \"OnFailure\", \"Never\"",
            "spec.dnsPolicy: Unsupported value: \"Magic\": supported values:"
                + " \"ClusterFirstWithHostNet\", \"ClusterFirst\", \"Default\", \"None\"");
  }

  @Test
  void checksVolumesAndTheirMounts() {
    assertThat(
            pod(
                """
                {containers: [{name: main, image: a, volumeMounts: [
                 {name: data, mountPath: /data}, {name: cache, mountPath: /cache},
                 {name: cache, mountPath: /cache}]}],
                 volumes: [{name: cache, emptyDir: {}, hostPath: {path: /tmp}}, {name: nothing}]}
                """))
        .containsExactly(
            "spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type",
            "spec.containers[0].volumeMounts[0].name: Not found: \"data\"",
            "spec.containers[0].volumeMounts[1].name: Not found: \"cache\"",
            "spec.containers[0].volumeMounts[2].name: Not found: \"cache\"",
            "spec.containers[0].volumeMounts[2].mountPath: Invalid value: \"/cache\": must be"
                + " unique");
  }

  @Test
  void checksProbesAndHooks() {
    assertThat(
            pod(
                """
                {containers: [{name: main, image: a, readinessProbe: {},
                 livenessProbe: {httpGet: {path: /, port: 0}, successThreshold: 2},
                 lifecycle: {preStop: {}}}]}
                """))
        .containsExactly(
            "spec.containers[0].lifecycle.preStop: Required value: must specify a handler type",
            "spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and"
                + " 65535, inclusive",
            "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
            "spec.containers[0].readinessProbe: Required value: must specify a handler type");
  }

  @Test
  void checksResources() {
    assertThat(
            pod(
                """
                {containers: [{name: main, image: a, resources: {
                 requests: {cpu: 2, memory: 1Gi}, limits: {cpu: 1, memory: 512Mi, gpu: 1}}}]}
                """))
        .containsExactly(
            "spec.containers[0].resources.limits[gpu]: Invalid value: \"gpu\": must be a standard"
                + " resource type or fully qualified",
            "spec.containers[0].resources.limits[gpu]: Invalid value: \"gpu\": must be a standard"
                + " resource for containers",
            "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or"
                + " equal to cpu limit of 1",
            "spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard"
                + " resource type or fully qualified",
            "spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard"
                + " resource for containers",
            "spec.containers[0].resources.requests: Invalid value: \"1Gi\": must be less than or"
                + " equal to memory limit of 512Mi");
  }

  @Test
  void showsSecurityContextsAsUpstreamsInternalType() {
    assertThat(
            pod(
                """
                {securityContext: {runAsUser: -1}, hostNetwork: true, containers: [
                 {name: main, image: a, ports: [{containerPort: 80, hostPort: 81}],
                  securityContext: {privileged: true, allowPrivilegeEscalation: false}}]}
                """))
        .containsExactly(
            "spec.containers[0].securityContext: Invalid value:"
                + " {\"Capabilities\":null,\"Privileged\""
                + ":true,\"SELinuxOptions\":null,\"WindowsOptions\":null,\"RunAsUser\":null,"
                + "\"RunAsGroup\":null,\"RunAsNonRoot\":null,\"ReadOnlyRootFilesystem\":null,"
                + "\"AllowPrivilegeEscalation\":false,\"ProcMount\":null,\"SeccompProfile\":null,\"AppArmorProfile\":null}:"
                + " cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
            "spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort`"
                + " when `hostNetwork` is true",
            "spec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647,"
                + " inclusive");
  }

  @Test
  void checksAffinityAndTolerations() {
    assertThat(
            pod(
                """
                {containers: [{name: main, image: a}],
                 tolerations: [{operator: Exists, value: x}, {key: a, operator: Equals}],
                 affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:
                 {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: In}]}]}},
                 podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:
                 [{labelSelector: {matchLabels: {app: x}}}]}}}
                """))
        .hasSize(6)
        .startsWith(
            "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                + ".nodeSelectorTerms[0].matchExpressions[0].values: Required value: must be"
                + " specified when `operator` is 'In' or 'NotIn'",
            "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]"
                + ".topologyKey: Required value: can not be empty",
            "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]"
                + ".topologyKey: Invalid value: \"\": name part must be non-empty")
        .endsWith(
            "spec.tolerations[0].operator: Invalid value: \"x\": value must be empty when"
                + " `operator` is 'Exists'",
            "spec.tolerations[1].operator: Unsupported value: \"Equals\": supported values:"
                + " \"Equal\", \"Exists\"");
  }

  @Test
  void checksNames() {
    assertThat(create(Kinds.POD, "{metadata: {name: Nothing_here}, spec: {containers: []}}"))
        .containsExactly(
            "metadata.name: Invalid value: \"Nothing_here\": a lowercase RFC 1123 subdomain must"
                + " consist of lower case alphanumeric characters, '-' or '.', and must start and"
                + " end with an alphanumeric character (e.g. 'example.com', regex used for"
                + " validation is"
                + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
                    .replace("\\\\", "\\"),
            "spec.containers: Required value");
    String longName = "n".repeat(70);
    assertThat(pod("{containers: [{name: " + longName + ", image: a}]}"))
        .containsExactly(
            "spec.containers[0].name: Invalid value: \""
                + longName
                + "\": must be no more than 63 characters");
  }

  private static final String SET =
      """
      metadata: {name: a}
      spec:
        selector: {matchLabels: {type: app1}}
        template:
          metadata: {labels: {app: app1, type: front-end}}
          spec: {containers: [{name: a, image: b}]}
      """;

  @Test
  void wantsTemplatesThatSelectorsMatch() {
    assertThat(create(Kinds.REPLICA_SET, SET))
        .containsExactly(
            "spec.template.metadata.labels: Invalid value:"
                + " {\"app\":\"app1\",\"type\":\"front-end\"}: `selector` does not match template"
                + " `labels`");
    assertThat(
            create(
                Kinds.REPLICA_SET,
                "{metadata: {name: a}, spec: {template: {spec: {containers:"
                    + " [{name: a, image: b}]}}}}"))
        .containsExactly(
            "spec.selector: Required value",
            "spec.template.metadata.labels: Invalid value: null: `selector` does not match template"
                + " `labels`");
  }

  @Test
  void keepsSelectors() {
    String good = SET.replace("{type: app1}", "{app: app1}");
    assertThat(update(Kinds.DEPLOYMENT, good, good.replace("{app: app1}", "{type: front-end}")))
        .containsExactly(
            "spec.selector: Invalid value: {\"matchLabels\":{\"type\":\"front-end\"}}: field is"
                + " immutable");
    assertThat(create(Kinds.DEPLOYMENT, good)).isEmpty();
  }

  @Test
  void checksRollingUpdates() {
    String good = SET.replace("{type: app1}", "{app: app1}");
    assertThat(
            create(
                Kinds.DEPLOYMENT,
                good + "  strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}\n"))
        .containsExactly(
            "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when"
                + " `maxSurge` is 0");
    assertThat(
            create(
                Kinds.DEPLOYMENT,
                good + "  strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}\n"))
        .containsExactly(
            "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is"
                + " 'Recreate'");
    assertThat(create(Kinds.DEPLOYMENT, good + "  strategy: {type: Big}\n"))
        .containsExactly(
            "spec.strategy: Unsupported value: {\"Type\":\"Big\",\"RollingUpdate\":null}: supported"
                + " values: \"Recreate\", \"RollingUpdate\"");
  }

  @Test
  void showsDuplicatePortsAsUpstreamsInternalType() {
    assertThat(
            create(
                Kinds.SERVICE,
                "{metadata: {name: a}, spec: {ports: [{name: a, port: 80}, {name: b, port: 80}]}}"))
        .containsExactly(
            "spec.ports[1]: Duplicate value:"
                + " {\"Name\":\"\",\"Protocol\":\"TCP\",\"AppProtocol\":null,"
                + "\"Port\":80,\"TargetPort\":0,\"NodePort\":0}");
  }

  private static final String POD =
      "{metadata: {name: a}, spec: {terminationGracePeriodSeconds: 1, containers:"
          + " [{name: webserver1, image: 'nginx:1.14.2'}]}}";

  @Test
  void showsWhatMayNotChangeInPods() {
    assertThat(update(Kinds.POD, POD, POD.replace("1.14", "1.15"))).isEmpty();
    assertThat(update(Kinds.POD, POD, POD.replace("spec: {", "spec: {restartPolicy: Never, ")))
        .containsExactly(
            """
            spec: Forbidden: pod updates may not change fields other than \
            `spec.containers[*].image`,`spec.initContainers[*].image`,\
            `spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing \
            tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was \
            previously negative)
            @@ -35,7 +35,7 @@
               }
              ],
              "EphemeralContainers": null,
            - "RestartPolicy": "Always",
            + "RestartPolicy": "Never",
              "TerminationGracePeriodSeconds": 1,
              "ActiveDeadlineSeconds": null,
              "DNSPolicy": "ClusterFirst",
            """);
    assertThat(
            update(Kinds.POD, POD, POD.replace("14.2'}", "14.2', ports: [{containerPort: 80}]}")))
        .singleElement()
        .asString()
        .endsWith(
            """
            @@ -8,7 +8,15 @@
                "Command": null,
                "Args": null,
                "WorkingDir": "",
            -   "Ports": null,
            +   "Ports": [
            +    {
            +     "Name": "",
            +     "HostPort": 0,
            +     "ContainerPort": 80,
            +     "Protocol": "TCP",
            +     "HostIP": ""
            +    }
            +   ],
                "EnvFrom": null,
                "Env": null,
                "Resources": {
            """);
  }

  @Test
  void keepsImmutableConfigMaps() {
    assertThat(
            update(
                Kinds.CONFIG_MAP,
                "{metadata: {name: a}, data: {a: b}, immutable: true}",
                "{metadata: {name: a}, data: {a: c}, immutable: true}"))
        .containsExactly("data: Forbidden: field is immutable when `immutable` is set");
  }
}
