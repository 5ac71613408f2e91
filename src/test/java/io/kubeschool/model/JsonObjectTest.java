package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

  /** "Aa" and "BB" have one hash, and so has any row of them of one length. */
  private static final String[] ALIKE = {"Aa", "BB"};

  @Test
  void readsAsTheSortedMapOfWhatWasPut() {
    Random random = new Random(11);
    for (int run = 0; run < 2_000; run++) {
      TreeMap<String, Json> model = new TreeMap<>();
      JsonObject.Builder builder = JsonObject.builder();
      for (int i = random.nextInt(run % 20 == 0 ? 150 : 12); i > 0; i--) {
        String name = name(random);
        Json value = JsonNumber.of(random.nextInt(1000));
        model.put(name, value);
        builder.put(name, value);
      }
      JsonObject object = builder.build();
      check(object, model);
      for (int i = 0; i < 10; i++) {
        String name = name(random);
        if (random.nextBoolean()) {
          object = object.without(name);
          model.remove(name);
        } else {
          Json value = JsonNumber.of(random.nextInt(1000));
          object = object.with(name, value);
          model.put(name, value);
        }
        check(object, model);
      }
    }
  }

  @Test
  void isEqualHoweverItCameAbout() {
    Random random = new Random(12);
    for (int run = 0; run < 500; run++) {
      JsonObject object = RandomJson.object(random, 2);
      JsonObject piecemeal = JsonObject.EMPTY.with("zz", JsonNull.NULL);
      List<String> names = new ArrayList<>(object.names());
      Collections.shuffle(names, random);
      for (String name : names) {
        piecemeal = piecemeal.with(new String(name), object.field(name));
      }
      piecemeal = piecemeal.without("zz");
      assertThat(piecemeal).isEqualTo(object).hasSameHashCodeAs(object);
      assertThat(piecemeal.toText()).isEqualTo(object.toText());
      assertThat(piecemeal.with("zz", 1)).isNotEqualTo(object);
    }
  }

  @Test
  void sharesWhatIsEqualAndStaysEqualToWhatItWas() {
    Random random = new Random(13);
    for (int run = 0; run < 2_000; run++) {
      JsonObject old = RandomJson.object(random, 3);
      JsonObject copy = (JsonObject) Json.parse(old.toText());
      JsonObject part = RandomJson.object(random, 1);
      JsonObject changed = copy.with("other", part);
      assertThat(copy.sharing(old)).isSameAs(old);
      assertThat(changed.sharing(old)).isEqualTo(changed);
      for (String name : old.names()) {
        assertThat(changed.sharing(old).field(name)).isSameAs(old.field(name));
      }
      assertThat(changed.sharing(old).field("other")).isSameAs(part);
      JsonObject another = RandomJson.object(random, 3);
      assertThat(another.sharing(old)).isEqualTo(another);
    }
    JsonObject one = Json.objectOf("l", Json.arrayOf(Json.objectOf("a", 1), Json.objectOf("b", 2)));
    JsonObject two = Json.objectOf("l", Json.arrayOf(Json.objectOf("a", 1), Json.objectOf("b", 3)));
    assertThat(two.sharing(one).array("l").item(0)).isSameAs(one.array("l").item(0));
    assertThat(two.sharing(one)).isEqualTo(two).isNotEqualTo(one);
  }

  @Test
  void isItselfIfNothingChanges() {
    JsonObject object = Json.objectOf("a", 1, "b", Json.objectOf("c", 2));
    assertThat(object.with("b", object.field("b"))).isSameAs(object);
    assertThat(object.without("none")).isSameAs(object);
    assertThat(object.without("a").without("b")).isSameAs(JsonObject.EMPTY);
  }

  @Test
  void readersOfOneAndTwoNamesAreThoseOfPaths() {
    JsonObject object =
        Json.objectOf(
            "a",
            Json.objectOf("s", "x", "o", Json.objectOf("k", 1), "l", Json.arrayOf(1)),
            "s",
            "y");
    for (String first : List.of("a", "s", "none")) {
      String[] one = {first};
      assertThat(object.get(first)).isSameAs(object.get(one));
      assertThat(object.has(first)).isEqualTo(object.has(one));
      assertThat(object.string(first)).isEqualTo(object.string(one));
      assertThat(object.object(first)).isSameAs(object.object(one));
      assertThat(object.array(first)).isSameAs(object.array(one));
      for (String second : List.of("s", "o", "l", "none")) {
        String[] two = {first, second};
        assertThat(object.get(first, second)).isSameAs(object.get(two));
        assertThat(object.has(first, second)).isEqualTo(object.has(two));
        assertThat(object.string(first, second)).isEqualTo(object.string(two));
        assertThat(object.object(first, second)).isSameAs(object.object(two));
        assertThat(object.array(first, second)).isSameAs(object.array(two));
      }
    }
  }

  private static void check(JsonObject object, TreeMap<String, Json> model) {
    assertThat(object.names()).containsExactlyElementsOf(model.keySet());
    assertThat(object.size()).isEqualTo(model.size());
    model.forEach((name, value) -> assertThat(object.field(new String(name))).isSameAs(value));
    List<Map.Entry<String, Json>> fields = new ArrayList<>();
    for (Map.Entry<String, Json> field : object) {
      fields.add(field);
    }
    assertThat(fields).containsExactlyElementsOf(model.entrySet());
    assertThat(object.field("not there")).isNull();
  }

  private static String name(Random random) {
    if (random.nextInt(3) > 0) {
      return "f" + random.nextInt(200);
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      name.append(ALIKE[random.nextInt(2)]);
    }
    return name.toString();
  }
}
