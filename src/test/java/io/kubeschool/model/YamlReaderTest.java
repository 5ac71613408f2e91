package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k: 0644|{'k':420}",
        "k: 0x1F|{'k':31}",
        "k: 1_000|{'k':1000}",
        "k: yes|{'k':true}",
        "k: off|{'k':false}",
        "k: y|{'k':true}",
        "k: '8080'|{'k':'8080'}",
        "k: 1e3|{'k':1000}",
        "k: 12:30:45|{'k':'12:30:45'}",
        "k: 2024-01-01|{'k':'2024-01-01'}",
        "k: ~|{'k':null}",
        "k:|{'k':null}",
        "1: a|{'1':'a'}",
        "on: a|{'true':'a'}",
        "k: !!str 5|{'k':'5'}",
        "k: <<|{'k':'<<'}",
      })
  void readsScalarsAsYaml11HasThem(String yaml, String json) {
    assertThat(YamlReader.parse(yaml).toText()).isEqualTo(json.replace('\'', '"'));
  }

  @Test
  void followsAnchorsAndMergesMaps() {
    String yaml =
        """
        base: &base {image: nginx, port: 80}
        web:
          <<: *base
          port: 8080
        all: [*base, *base]
        """;
    assertThat(YamlReader.parse(yaml).toText())
        .isEqualTo(
            "{\"all\":[{\"image\":\"nginx\",\"port\":80},{\"image\":\"nginx\",\"port\":80}],"
                + "\"base\":{\"image\":\"nginx\",\"port\":80},"
                + "\"web\":{\"image\":\"nginx\",\"port\":8080}}");
  }

  @Test
  void takesTheLaterOfTwoEqualKeys() {
    assertThat(YamlReader.parse("a: 1\na: 2\n").toText()).isEqualTo("{\"a\":2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:\\n\\tb: c\\n|line 2: found character that cannot start any token",
        "a: b\\n   c: d\\n|line 2: mapping values are not allowed in this context",
        "a: b\\nmetadata\\n  name: c\\n|line 3: could not find expected ':'",
        "a:\\n  b: \"c\\nd: {}\\n|line 4: found unexpected end of stream",
        "hello: [1, 2\\n|line 1: did not find expected ',' or ']'",
        "a: 1\\n- b\\n|line 1: did not find expected key",
        "a: x\\n\\tb: c\\n|line 2: found a tab character that violates indentation",
        "a: *b|unknown anchor 'b' referenced",
        "a: &x [*x]|anchor 'x' value contains itself",
        "a: {{ v }}|invalid map key: map[interface {}]interface {}{\"v\":interface {}(nil)}",
      })
  void saysWhatGoYamlSays(String yaml, String problem) {
    String text = yaml.replace("\\n", "\n").replace("\\t", "\t");
    assertThatThrownBy(() -> YamlReader.parse(text)).hasMessage("yaml: " + problem);
  }

  @Test
  void refusesAliasesThatMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String item = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, item))));
    }
    assertThatThrownBy(() -> YamlReader.parse(bomb.toString()))
        .hasMessage("yaml: document contains excessive aliasing");
  }

  @Test
  void refusesWhatIsTooDeep() {
    String deepest = "[".repeat(1000) + "]".repeat(1000);
    assertThat(YamlReader.parse(deepest).toText()).isEqualTo(deepest);
    for (int depth : List.of(1001, 100_000)) {
      assertThatThrownBy(() -> YamlReader.parse("[".repeat(depth)))
          .hasMessage("yaml: exceeded max depth of 1000");
    }
  }

  @Test
  void readsTheDocumentsOfAFile() {
    ManifestStream stream = new ManifestStream("# first\n---\na: 1\n---\n# none\n--- # b\nb: 2\n");
    assertThat(stream.next()).isEqualTo(JsonNull.NULL);
    assertThat(stream.next().toText()).isEqualTo("{\"a\":1}");
    assertThat(stream.next()).isEqualTo(JsonNull.NULL);
    assertThat(stream.next().toText()).isEqualTo("{\"b\":2}");
    assertThat(stream.next()).isNull();
  }

  @Test
  void readsJsonWithATrailingCommaAsYaml() {
    assertThat(new ManifestStream("{\"a\": {\"b\": 1,}}").next().toText())
        .isEqualTo("{\"a\":{\"b\":1}}");
    ManifestStream two = new ManifestStream("{\"a\": 1}\n{\"a\": 2}\n");
    assertThat(two.next().toText() + two.next().toText()).isEqualTo("{\"a\":1}{\"a\":2}");
    assertThat(two.next()).isNull();
  }
}
