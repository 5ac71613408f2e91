package io.kubeschool.apiserver.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.apiserver.Decoder;
import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDecoderTest {

  private final SchemaDecoder decoder = new SchemaDecoder(Schema.kubernetes());

  private Decoder.Decoded decode(ResourceKind kind, FieldValidation validation, String yaml) {
    return decoder.decode(YamlReader.parse(yaml), kind, validation);
  }

  @Test
  void refusesUnknownFieldsIfStrict() {
    String yaml =
        """
        spec:
          replica: 3
          template: {spec: {containers: [{name: main, imagePullpolicy: Always}]}}
        """;
    assertThatThrownBy(() -> decode(Kinds.DEPLOYMENT, FieldValidation.STRICT, yaml))
        .hasMessage(
            "Deployment in version \"v1\" cannot be handled as a Deployment: strict decoding error:"
                + " unknown field \"spec.replica\","
                + " unknown field \"spec.template.spec.containers[0].imagePullpolicy\"");
    Decoder.Decoded warned = decode(Kinds.DEPLOYMENT, FieldValidation.WARN, yaml);
    assertThat(warned.warnings())
        .containsExactly(
            "unknown field \"spec.replica\"",
            "unknown field \"spec.template.spec.containers[0].imagePullpolicy\"");
    assertThat(warned.object().has("spec", "replica")).isFalse();
    assertThat(decode(Kinds.DEPLOYMENT, FieldValidation.IGNORE, yaml).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec: {containers: [{name: a, env: [{name: x, value: 1}]}]}|json: cannot unmarshal number"
            + " into Go struct field EnvVar.spec.containers.env.value of type string",
        "spec: {containers: {name: a}}|json: cannot unmarshal object into Go struct field"
            + " PodSpec.spec.containers of type []v1.Container",
        "spec: {containers: [{command: sleep 10}]}|json: cannot unmarshal string into Go struct"
            + " field Container.spec.containers.command of type []string",
        "spec: {containers: [{command: [sleep, 12]}]}|json: cannot unmarshal number into Go struct"
            + " field Container.spec.containers.command of type string",
        "metadata: {labels: {a: true}}|json: cannot unmarshal bool into Go struct field"
            + " ObjectMeta.metadata.labels of type string",
        "spec: {priority: 1.5}|json: cannot unmarshal number 1.5 into Go struct field"
            + " PodSpec.spec.priority of type int32",
        "spec: {restartPolicy: [Always]}|json: cannot unmarshal array into Go struct field"
            + " PodSpec.spec.restartPolicy of type v1.RestartPolicy",
        "spec: a|json: cannot unmarshal string into Go struct field Pod.spec of type v1.PodSpec",
        "spec: {containers: [{resources: {requests: {memory: 1GB}}}]}|quantities must match the"
            + " regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
      })
  void refusesValuesOfAnotherType(String yaml, String problem) {
    assertThatThrownBy(() -> decode(Kinds.POD, FieldValidation.IGNORE, yaml))
        .hasMessage("Pod in version \"v1\" cannot be handled as a Pod: " + problem);
  }

  @Test
  void refusesUnknownKindsAndVersions() {
    assertThatThrownBy(() -> decode(Kinds.POD, FieldValidation.STRICT, "kind: pod"))
        .hasMessage(
            "pod in version \"v1\" cannot be handled as a Pod: no kind \"pod\" is registered for"
                + " version \"v1\" in scheme \"pkg/runtime/scheme.go:111\"");
    assertThatThrownBy(() ->
            decode(
                Kinds.DEPLOYMENT,
                FieldValidation.STRICT,
                "{kind: Scale, apiVersion: autoscaling/v1}"))
        .hasMessage(
            "the API version in the data (autoscaling/v1) does not match the expected API version"
                + " (apps/v1)");
  }

  @Test
  void refusesWhatIsNotBase64() {
    assertThatThrownBy(
            () -> decode(Kinds.SECRET, FieldValidation.STRICT, "data: {a: 'not base64!'}"))
        .hasMessage(
            "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input"
                + " byte 3");
  }

  @Test
  void writesEmptyFieldsAsGoDoes() {
    assertThat(
            decode(
                    Kinds.POD,
                    FieldValidation.STRICT,
                    """
                    metadata: {name: a, labels: {}, creationTimestamp: null}
                    spec:
                      hostNetwork: false
                      nodeName: ""
                      terminationGracePeriodSeconds: 0
                      containers:
                      - {image: nginx, resources: {limits: {cpu: 0.5, memory: 1024Mi}}, ports: []}
                    """)
                .object()
                .toText())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"},\"spec\":"
                + "{\"containers\":[{\"image\":\"nginx\",\"name\":\"\",\"resources\":{\"limits\":"
                + "{\"cpu\":\"500m\",\"memory\":\"1Gi\"}}}],\"terminationGracePeriodSeconds\":0},"
                + "\"status\":{}}");
  }

  @Test
  void keepsTheReferenceOfWhatNeedsNoChange() {
    var once = decode(Kinds.POD, FieldValidation.STRICT, "spec: {containers: [{name: a}]}");
    assertThat(decoder.decode(once.object(), Kinds.POD, FieldValidation.STRICT).object())
        .isSameAs(once.object());
  }
}
