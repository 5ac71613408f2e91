package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlWriterTest {

  @Test
  void writesObjectsAsKubectlDoes() {
    Json pod =
        Json.parse(
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"creationTimestamp":"2026-01-01T00:00:00Z",
             "name":"web","labels":{"app":"web","tier":"yes","n":"1"},"annotations":{}},
             "spec":{"containers":[{"name":"a","args":["sh","-c","echo hi\\nsleep 1\\n"],
             "ports":[{"containerPort":80},{"containerPort":81}],"resources":{}}],"volumes":[]}}
            """);
    assertThat(YamlWriter.write(pod))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              annotations: {}
              creationTimestamp: "2026-01-01T00:00:00Z"
              labels:
                app: web
                "n": "1"
                tier: "yes"
              name: web
            spec:
              containers:
              - args:
                - sh
                - -c
                - |
                  echo hi
                  sleep 1
                name: a
                ports:
                - containerPort: 80
                - containerPort: 81
                resources: {}
              volumes: []
            """);
  }

  @Test
  void breaksLongStringsAfterTheEightiethColumn() {
    assertThat(YamlWriter.write(Json.objectOf("message", "word ".repeat(20) + "end")))
        .isEqualTo(
            """
            message: word word word word word word word word word word word word word word word
              word word word word word end
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "0644|\"0644\"",
        "12:30:45|\"12:30:45\"",
        "1e3|\"1e3\"",
        "a: b|'a: b'",
        "#c|'#c'",
        "it's|it's",
        "*x|'*x'",
        "http://x:80/|http://x:80/",
        "-|'-'",
        "--|--",
        "=|=",
        "<<|<<",
        "^^|\"\"",
      })
  void quotesWhatWouldReadAsSomethingElse(String text, String yaml) {
    assertThat(YamlWriter.write(new JsonString(text == null ? "" : text))).isEqualTo(yaml + "\n");
  }

  @Test
  void keepsAndOrdersNumbersInKeys() {
    assertThat(YamlWriter.write(Json.objectOf("a10", 1, "a9", 2, "B", 3, "_", 4)))
        .isEqualTo("_: 4\nB: 3\na9: 2\na10: 1\n");
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      Json value = RandomJson.value(random, 4);
      assertThat(YamlReader.parse(YamlWriter.write(value))).isEqualTo(value);
    }
  }
}
