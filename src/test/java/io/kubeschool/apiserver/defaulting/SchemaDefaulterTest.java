package io.kubeschool.apiserver.defaulting;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.decoding.SchemaDecoder;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlWriter;
import io.kubeschool.model.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDefaulterTest {

  private final SchemaDecoder decoder = new SchemaDecoder(Schema.kubernetes());
  private final SchemaDefaulter defaulter = new SchemaDefaulter(Schema.kubernetes());

  private JsonObject complete(ResourceKind kind, String yaml) {
    JsonObject object =
        decoder.decode(YamlReader.parse(yaml), kind, FieldValidation.STRICT).object();
    return defaulter.applyDefaults(object, kind);
  }

  @Test
  void completesDeployments() {
    JsonObject deployment =
        complete(
            Kinds.DEPLOYMENT,
            """
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: main
                    image: nginx
                    readinessProbe: {httpGet: {port: 80}}
                    ports: [{containerPort: 80}]
                    env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
                  volumes: [{name: a}, {name: b, configMap: {name: c}}]
            """);
    assertThat(YamlWriter.write(deployment.field("spec")))
        .isEqualTo(
            """
            progressDeadlineSeconds: 600
            replicas: 1
            revisionHistoryLimit: 10
            selector:
              matchLabels:
                app: web
            strategy:
              rollingUpdate:
                maxSurge: 25%
                maxUnavailable: 25%
              type: RollingUpdate
            template:
              metadata:
                labels:
                  app: web
              spec:
                containers:
                - env:
                  - name: A
                    valueFrom:
                      fieldRef:
                        apiVersion: v1
                        fieldPath: metadata.name
                  image: nginx
                  imagePullPolicy: Always
                  name: main
                  ports:
                  - containerPort: 80
                    protocol: TCP
                  readinessProbe:
                    failureThreshold: 3
                    httpGet:
                      path: /
                      port: 80
                      scheme: HTTP
                    periodSeconds: 10
                    successThreshold: 1
                    timeoutSeconds: 1
                  resources: {}
                  terminationMessagePath: /dev/termination-log
                  terminationMessagePolicy: File
                dnsPolicy: ClusterFirst
                restartPolicy: Always
                schedulerName: default-scheduler
                securityContext: {}
                terminationGracePeriodSeconds: 30
                volumes:
                - emptyDir: {}
                  name: a
                - configMap:
                    defaultMode: 420
                    name: c
                  name: b
            """);
  }

  @Test
  void completesPodsWithRequestsAndServiceLinks() {
    JsonObject spec =
        complete(
                Kinds.POD,
                "spec: {containers: [{name: a, image: 'a:1', resources: {limits: {cpu: 1}}}]}")
            .object("spec");
    assertThat(spec.bool("enableServiceLinks")).isTrue();
    assertThat(spec.array("containers").objectAt(0).get("resources").toText())
        .isEqualTo("{\"limits\":{\"cpu\":\"1\"},\"requests\":{\"cpu\":\"1\"}}");
  }

  @Test
  void completesServices() {
    assertThat(
            complete(Kinds.SERVICE, "spec: {selector: {a: b}, ports: [{port: 80}]}")
                .get("spec")
                .toText())
        .isEqualTo(
            "{\"internalTrafficPolicy\":\"Cluster\",\"ports\":[{\"port\":80,\"protocol\":\"TCP\","
                + "\"targetPort\":80}],\"selector\":{\"a\":\"b\"},\"sessionAffinity\":\"None\","
                + "\"type\":\"ClusterIP\"}");
  }

  @Test
  void labelsNamespacesWithTheirNames() {
    assertThat(
            complete(Kinds.NAMESPACE, "metadata: {name: dev}").get("metadata", "labels").toText())
        .isEqualTo("{\"kubernetes.io/metadata.name\":\"dev\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "nginx,latest",
    "nginx:latest,latest",
    "nginx:1.25,1.25",
    "host:5000/a/b,latest",
    "host:5000/a/b:2,2",
    "a/b@sha256:0123456789012345678901234567890123456789012345678901234567890123,''",
    "'',''",
    "UPPER,''"
  })
  void readsTheTagsOfImages(String image, String tag) {
    assertThat(ImageTag.of(image)).isEqualTo(tag);
  }

  @Test
  void keepsTheReferenceOfWhatIsComplete() {
    JsonObject once =
        complete(
            Kinds.POD,
            "{metadata: {name: a}, spec: {containers: [{name: a, image: b, livenessProbe: {exec:"
                + " {}}}]}}");
    assertThat(defaulter.applyDefaults(once, Kinds.POD)).isSameAs(once);
    JsonObject deployment =
        complete(Kinds.DEPLOYMENT, "spec: {template: {spec: {containers: []}}}");
    assertThat(defaulter.applyDefaults(deployment, Kinds.DEPLOYMENT)).isSameAs(deployment);
    JsonObject service = complete(Kinds.SERVICE, "spec: {ports: [{port: 80}]}");
    assertThat(defaulter.applyDefaults(service, Kinds.SERVICE)).isSameAs(service);
  }
}
