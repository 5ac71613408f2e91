package io.kubeschool.apiserver.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldSetTest {

  private static final Shape POD = shape(Kinds.POD);

  @Test
  void readsAndWritesFieldsV1() {
    String text =
        "{\"f:a\":{\".\":{},\"f:b\":{},\"k:{\\\"name\\\":\\\"x\\\",\\\"port\\\":1}\":{}},\"f:finalizers\":{\"v:\\\"x/y\\\"\":{}},\"i:3\":{}}";
    assertThat(set(text).toJson().toText()).isEqualTo(text);
  }

  @Test
  void passesOverWhatIsNoElement() {
    assertThat(set("{\"f:a\":{},\"x\":{},\"k:{\":{},\"i:z\":{}}")).isEqualTo(set("{\"f:a\":{}}"));
  }

  @Test
  void combinesSets() {
    FieldSet a = set("{\"f:x\":{\".\":{},\"f:y\":{}},\"f:z\":{}}");
    FieldSet b = set("{\"f:x\":{\"f:y\":{},\"f:w\":{}}}");
    assertThat(a.union(b)).isEqualTo(set("{\"f:x\":{\".\":{},\"f:w\":{},\"f:y\":{}},\"f:z\":{}}"));
    assertThat(a.intersection(b)).isEqualTo(set("{\"f:x\":{\"f:y\":{}}}"));
    assertThat(a.difference(b)).isEqualTo(set("{\"f:x\":{},\"f:z\":{}}"));
    assertThat(b.recursiveDifference(set("{\"f:x\":{}}"))).isEqualTo(FieldSet.EMPTY);
    assertThat(a.union(FieldSet.EMPTY)).isSameAs(a);
    assertThat(a.union(a)).isSameAs(a);
  }

  @Test
  void listsWhatEndsAtALevelBeforeWhatGoesOn() {
    List<String> paths = new ArrayList<>();
    set("{\"f:a\":{\"f:z\":{}},\"f:b\":{},\"k:{\\\"name\\\":\\\"x\\\",\\\"port\\\":1}\":{\"v:1\":{}}}")
        .forEach(path -> paths.add(String.join("", path.stream().map(Object::toString).toList())));
    assertThat(paths).containsExactly(".b", ".a.z", "[name=\"x\",port=1][=1]");
  }

  @Test
  void comparesByTheMarkersOfTheSchema() {
    Comparison comparison =
        compare(
            """
            metadata: {labels: {a: b, c: d}, finalizers: [x, y]}
            spec:
              nodeSelector: {disk: ssd}
              containers: [{name: a, image: i, command: [x]}, {name: b, image: i}]
            """,
            """
            metadata: {labels: {a: z, e: f}, finalizers: [y, z]}
            spec:
              nodeSelector: {disk: hdd}
              containers: [{name: b, image: j}, {name: a, image: i, command: [y]}]
            """);
    assertThat(comparison.removed())
        .isEqualTo(
            set(
                "{\"f:metadata\":{\"f:labels\":{\"f:c\":{}},\"f:finalizers\":{\"v:\\\"x\\\"\":{}}}}"));
    assertThat(comparison.added())
        .isEqualTo(
            set(
                "{\"f:metadata\":{\"f:labels\":{\"f:e\":{}},\"f:finalizers\":{\"v:\\\"z\\\"\":{}}}}"));
    assertThat(comparison.modified())
        .isEqualTo(
            set(
                "{\"f:metadata\":{\"f:labels\":{\"f:a\":{}}},\"f:spec\":{\"f:nodeSelector\":{},\"f:containers\":"
                    + "{\"k:{\\\"name\\\":\\\"a\\\"}\":{\"f:command\":{}},\"k:{\\\"name\\\":\\\"b\\\"}\":{\"f:image\":{}}}}}"));
  }

  @Test
  void anotherOrderOfKeyedMembersIsNoDifference() {
    assertThat(
            compare(
                    "spec: {containers: [{name: a}, {name: b}]}",
                    "spec: {containers: [{name: b}, {name: a}]}")
                .isSame())
        .isTrue();
  }

  @Test
  void membersThatOccurTwiceAreComparedTogether() {
    String twice =
        "spec: {containers: [{name: a, env: [{name: X, value: '1'}, {name: X, value: '%s'}]}]}";
    assertThat(compare(twice.formatted("2"), twice.formatted("3")).modified().toString())
        .isEqualTo(
            "{\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"a\\\"}\":{\"f:env\":{\"k:{\\\"name\\\":\\\"X\\\"}\":{}}}}}}");
  }

  @Test
  void mergesListsInTheOrderInWhichTheyAreApplied() {
    String list = "{spec: {containers: [%s]}}";
    JsonObject live =
        object(list.formatted("{name: a, image: x}, {name: b}, {name: c}, {name: d}"));
    JsonObject applied = object(list.formatted("{name: c}, {name: a, image: z}, {name: new}"));
    JsonObject merged = (JsonObject) TypedMerge.merge(POD, live, applied);
    assertThat(merged.array("spec", "containers").objects())
        .extracting(c -> c.string("name") + c.string("image"))
        .containsExactly("b", "c", "d", "az", "new");
  }

  @Test
  void keysThatAreNotGivenAreTheirDefaults() {
    FieldSet fields =
        OwnedFields.of(
            shape(Kinds.SERVICE), object("spec: {ports: [{port: 80}], selector: {a: b}}"));
    assertThat(fields.toString())
        .isEqualTo(
            "{\"f:spec\":{\"f:ports\":{\"k:{\\\"port\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{\".\":{},\"f:port\":{}}},\"f:selector\":{}}}");
  }

  private static Shape shape(ResourceKind kind) {
    return Shape.of(Schema.kubernetes().ofKind(kind));
  }

  private static Comparison compare(String before, String after) {
    return Comparison.of(POD, object(before), object(after));
  }

  private static JsonObject object(String yaml) {
    return (JsonObject) YamlReader.parse(yaml);
  }

  private static FieldSet set(String json) {
    return FieldSet.ofJson((JsonObject) Json.parse(json));
  }
}
