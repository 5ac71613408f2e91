package io.kubeschool.kubectl.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import io.kubeschool.model.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {

  private static final Json POD =
      YamlReader.parse(
          """
          metadata:
            name: many
            labels: {app.kubernetes.io/name: shop, tier: front}
          spec:
            terminationGracePeriodSeconds: 30
            containers:
            - {name: a, image: "nginx:1.25", ports: [{containerPort: 80}]}
            - {name: b, image: "busybox:1.36", ports: [{containerPort: 8080}, {containerPort: 8443}]}
            - {name: c, image: "redis:7"}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{.spec.containers[-1].name}|c",
        "{.spec.containers[0:2].name}|a b",
        "{.spec.containers[::2].name}|a c",
        "{..image}|nginx:1.25 busybox:1.36 redis:7",
        "{.spec.containers[?(@.name==\"b\")].image}|busybox:1.36",
        "{.spec.containers[?(@.ports[0].containerPort>100)].name}|b",
        "{.metadata.labels.app\\.kubernetes\\.io/name}|shop",
        "{.metadata.labels['tier']}|front",
        "{.metadata.labels}|{\"app.kubernetes.io/name\":\"shop\",\"tier\":\"front\"}",
        "{\"quoted \\\"text\\\" \"}{.spec.terminationGracePeriodSeconds}|quoted \"text\" 30",
        "{range .spec.containers[*]}[{.name}: {range .ports[*]}{.containerPort} {end}]{end}|[a: 80"
            + " ][b: 8080 8443 ][c: ]",
        "{.spec.containers.name}|``",
        ".metadata.name|.metadata.name",
        "{.metadata.name}{.items[*].metadata.name}|many",
        "{.spec.containers[*]['name','image']}|a b c nginx:1.25 busybox:1.36 redis:7",
      })
  void evaluatesTheDialectOfKubernetes(String template, String expected) {
    assertThat(JsonPath.parse(template, true).execute(POD)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{.spec.containers[0][\"name\",\"image\"]}|invalid array index \"name\"",
        "{.spec.containers[9].name}|array index out of bounds: index 9, length 3",
        "{.spec.containers[?(@.name=~\"a\")].name}|unrecognized character in action: U+007E '~'",
        "name is {.metadata.name}, {{.x}}|unrecognized character in action: U+007B '{'",
        "{.spec.containers[?(@.name==b)].name}|unrecognized identifier b",
        "{.data.apple|unclosed action",
        "{.metadata[0]}|map[string]interface {} is not array or slice",
        "{end}|not in range, nothing to end",
        "{.spec.containers[?(@.name==1)].name}|incompatible types for comparison",
      })
  void complainsInTheWordsOfKubernetes(String template, String message) {
    assertThatThrownBy(() -> JsonPath.parse(template, true).execute(POD))
        .isInstanceOf(JsonPathError.class)
        .hasMessage(message);
  }

  @Test
  void missesFieldsOnlyIfToldTo() {
    assertThat(JsonPath.parse("{.spec.nope}", true).execute(POD)).isEmpty();
    assertThatThrownBy(() -> JsonPath.parse("{.spec.nope}", false).execute(POD))
        .hasMessage("nope is not found");
  }
}
