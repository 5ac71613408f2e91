package io.kubeschool.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.RandomJson;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchPropertiesTest {

  private final Random random = new Random(11);
  private final StructType type = Schema.kubernetes().ofKind(Kinds.DEPLOYMENT);

  @Test
  void aStrategicPatchOfADifferenceMakesTheOther() {
    for (int i = 0; i < 1000; i++) {
      JsonObject one = deployment();
      JsonObject other = deployment();
      JsonObject patch = StrategicMergePatch.diff(one, other, type);
      assertThat(StrategicMergePatch.apply(one, patch, type).object())
          .as("%s to %s by %s", one, other, patch)
          .isEqualTo(other);
    }
  }

  @Test
  void aThreeWayPatchKeepsWhatOthersAdded() {
    for (int i = 0; i < 500; i++) {
      JsonObject original = deployment();
      JsonObject modified = deployment();
      JsonObject current = original.set("7", "metadata", "annotations", "added");
      JsonObject patch = StrategicMergePatch.threeWay(original, modified, current, type);
      assertThat(StrategicMergePatch.apply(current, patch, type).object())
          .isEqualTo(modified.set("7", "metadata", "annotations", "added"));
    }
  }

  @Test
  void aMergePatchOfADifferenceMakesTheOther() {
    for (int i = 0; i < 500; i++) {
      JsonObject one = RandomJson.object(random, 3);
      JsonObject other = RandomJson.object(random, 3);
      assertThat(JsonMergePatch.apply(one, JsonMergePatch.diff(one, other))).isEqualTo(other);
    }
  }

  private JsonObject deployment() {
    JsonObject object = Json.objectOf("metadata", Json.objectOf("name", "d"));
    JsonArray containers = members("name", "image", "a", "b", "c", "d");
    containers =
        containers.map(c ->
            random.nextBoolean()
                ? c
                : ((JsonObject) c).with("env", members("name", "value", "P", "Q", "R")));
    object = object.set(containers, "spec", "template", "spec", "containers");
    if (random.nextBoolean()) {
      object = object.set(random.nextInt(3), "spec", "replicas");
    }
    if (random.nextBoolean()) {
      String kind = random.nextBoolean() ? "emptyDir" : "hostPath";
      JsonObject volume = Json.objectOf("name", "v", kind, JsonObject.EMPTY.with("path", "/"));
      object = object.set(JsonArray.of(volume), "spec", "template", "spec", "volumes");
    }
    return object;
  }

  private JsonArray members(String key, String value, String... names) {
    List<String> chosen = new ArrayList<>(List.of(names));
    Collections.shuffle(chosen, random);
    JsonArray.Builder members = JsonArray.builder();
    for (String name : chosen.subList(0, 1 + random.nextInt(names.length))) {
      members.add(Json.objectOf(key, name, value, "x" + random.nextInt(3)));
    }
    return members.build();
  }

  @Test
  void nullsDelete() {
    JsonObject one = Json.objectOf("a", Json.objectOf("b", 1, "c", 2));
    assertThat(JsonMergePatch.apply(one, Json.objectOf("a", Json.objectOf("b", JsonNull.NULL))))
        .isEqualTo(Json.objectOf("a", Json.objectOf("c", 2)));
  }
}
