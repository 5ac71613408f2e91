package io.kubeschool.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.Patcher;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPatcherTest {

  private static final JsonObject DEPLOYMENT =
      (JsonObject)
          YamlReader.parse(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: web, labels: {a: b}}
              spec:
                replicas: 0
                selector: {matchLabels: {a: b}}
                strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
                template:
                  spec: {containers: [{name: main, image: 'nginx:1.25'}]}
              """);

  private final SchemaPatcher patcher = new SchemaPatcher(Schema.kubernetes());

  private Patcher.Patched patch(
      ResourceKind kind, String type, FieldValidation validation, JsonObject current, String yaml) {
    return patcher.apply(
        new Patcher.Patch(kind, type, YamlReader.parse(yaml), validation), current);
  }

  private JsonObject patch(String type, String yaml) {
    return patch(Kinds.DEPLOYMENT, type, FieldValidation.WARN, DEPLOYMENT, yaml).object();
  }

  @Test
  void mergesContainersByName() {
    JsonObject patched =
        patch(
            Request.STRATEGIC_MERGE_PATCH,
            "spec: {template: {spec: {containers: [{name: side, image: busybox}]}}}");
    assertThat(patched.array("spec", "template", "spec", "containers").objects())
        .extracting(c -> c.string("name"))
        .containsExactly("side", "main");
  }

  @Test
  void replacesListsInMergePatches() {
    JsonObject patched =
        patch(
            Request.MERGE_PATCH,
            "spec: {template: {spec: {containers: [{name: only, image: busybox}]}}}");
    assertThat(patched.array("spec", "template", "spec", "containers").size()).isEqualTo(1);
  }

  @Test
  void dropsKeysThatAreNotRetained() {
    JsonObject patched =
        patch(
            Request.STRATEGIC_MERGE_PATCH,
            "spec: {strategy: {$retainKeys: [type], type: Recreate}}");
    assertThat(patched.get("spec", "strategy").toText()).isEqualTo("{\"type\":\"Recreate\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec: {replicas: two}|\"map[spec:map[replicas:two]]\": unrecognized type: int32",
        "metadata: {labels: invalid}|\"map[metadata:map[labels:invalid]]\": cannot restore map from"
            + " string",
        "metadata: {labels: {a: 2}}|\"map[metadata:map[labels:map[a:2]]]\": cannot convert int64 to"
            + " string",
      })
  void refusesValuesOfAnotherTypeInTheConvertersWords(String yaml, String problem) {
    assertThatThrownBy(() -> patch(Request.STRATEGIC_MERGE_PATCH, yaml))
        .isInstanceOfSatisfying(
            StatusException.class,
            e ->
                assertThat(e.status().array("details", "causes").objectAt(0).string("message"))
                    .isEqualTo("Invalid value: " + problem));
  }

  @Test
  void showsWhatUpstreamHasLeftOfThePatch() {
    String yaml =
        """
        spec:
          replica: 3
          template:
            spec:
              $setElementOrder/containers: [{name: main}]
              containers: [{name: main, imagePullpolicy: Always}]
        """;
    assertThatThrownBy(() ->
            patch(
                Kinds.DEPLOYMENT,
                Request.STRATEGIC_MERGE_PATCH,
                FieldValidation.STRICT,
                DEPLOYMENT,
                yaml))
        .hasMessageContaining(
            "patch: Invalid value: \"map[spec:map[replica:3 template:map[spec:map[]]]]\": strict"
                + " decoding error: unknown field \"spec.replica\", unknown field"
                + " \"spec.template.spec.containers[0].imagePullpolicy\"");
  }

  @Test
  void saysWhichMergeKeyIsMissing() {
    assertThatThrownBy(() ->
            patch(
                Request.STRATEGIC_MERGE_PATCH,
                "spec: {template: {spec: {containers: [{image: nginx}]}}}"))
        .hasMessage("map: map[image:nginx] does not contain declared merge key: name");
  }

  @Test
  void appliesJsonPatches() {
    JsonObject patched =
        patch(
            Request.JSON_PATCH,
            """
            - {op: replace, path: /spec/replicas, value: 2}
            - {op: add, path: /metadata/labels/x~1y, value: z}
            - {op: add, path: /spec/template/spec/containers/-, value: {name: b, image: c}}
            - {op: remove, path: /metadata/labels/a}
            """);
    assertThat(patched.number(0, "spec", "replicas")).isEqualTo(2);
    assertThat(patched.get("metadata", "labels").toText()).isEqualTo("{\"x/y\":\"z\"}");
    assertThat(patched.array("spec", "template", "spec", "containers").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{op: replace, path: /spec/nope/x, value: 1}]",
        "[{op: test, path: /spec/replicas, value: 5}]",
        "[{op: change, path: /a}]",
      })
  void doesNotSayWhyAJsonPatchDoesNotApply(String yaml) {
    assertThatThrownBy(() -> patch(Request.JSON_PATCH, yaml))
        .hasMessage("the server rejected our request due to an error in our request");
  }

  @Test
  void refusesPatchesThatAreNoPatches() {
    assertThatThrownBy(() -> patch(Request.JSON_PATCH, "{}"))
        .hasMessage(
            "error decoding patch: json: cannot unmarshal object into Go value of type"
                + " []handlers.jsonPatchOp");
    assertThatThrownBy(() -> patch(Request.STRATEGIC_MERGE_PATCH, "just words"))
        .hasMessage("json: cannot unmarshal string into Go value of type map[string]interface {}");
  }
}
