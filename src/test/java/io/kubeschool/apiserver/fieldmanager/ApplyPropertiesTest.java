package io.kubeschool.apiserver.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.schema.ObjectDecoder;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds of every apply, tried with random Pods. */
final class ApplyPropertiesTest {

  private static final int TRIALS = 400;
  private static final String[] NAMES = {"a", "b", "c", "d"};

  private final FieldManager manager = new FieldManager(Schema.kubernetes());
  private final RandomStream random =
      new Simulation(20261201, Instant.EPOCH).random("apply properties");

  @Test
  void applyingTheSameTwiceChangesNothing() {
    for (int i = 0; i < TRIALS; i++) {
      JsonObject config = pod(NAMES);
      JsonObject once = apply(apply(null, "other", pod(NAMES)), "one", config);
      assertThat(apply(once, "one", config)).as(config.toText()).isEqualTo(once);
    }
  }

  @Test
  void disjointFieldsNeverConflict() {
    for (int i = 0; i < TRIALS; i++) {
      JsonObject first = pod("a", "b");
      JsonObject second = pod("c", "d");
      JsonObject both =
          manager.apply(apply(null, "one", first), second, false, write("two"), Versions.NONE);
      assertThat(Comparison.of(shape(), first, both).modified().isEmpty()).isTrue();
      assertThat(Comparison.of(shape(), second, both).modified().isEmpty()).isTrue();
      assertThat(Comparison.of(shape(), first, both).removed().isEmpty()).isTrue();
      assertThat(Comparison.of(shape(), second, both).removed().isEmpty()).isTrue();
    }
  }

  @Test
  void whatIsNoLongerAppliedIsGoneUnlessSomebodyElseAppliesIt() {
    for (int i = 0; i < TRIALS; i++) {
      JsonObject first = pod(NAMES);
      JsonObject second = pod(NAMES);
      JsonObject both = apply(apply(null, "one", first), "two", second);
      JsonObject left = apply(both, "one", pod());
      assertThat(OwnedFields.of(shape(), decoded(left)))
          .as(first.toText() + " " + second.toText())
          .isEqualTo(OwnedFields.of(shape(), decoded(second)));
    }
  }

  @Test
  void updatesAreTrackedTheSameWhetherTheyAreLookedIntoAtOnceOrLater() {
    for (int i = 0; i < TRIALS / 10; i++) {
      JsonObject late = null;
      JsonObject soon = null;
      for (int step = 0; step < 30; step++) {
        JsonObject next = pod(NAMES);
        Write write = write("m" + random.nextInt(4));
        late = manager.update(late, bare(next), write, Versions.NONE);
        soon = manager.update(soon, bare(next), write, Versions.NONE);
        soon = (JsonObject) Json.parse(soon.toText());
      }
      assertThat(late.toText()).isEqualTo(soon.toText());
    }
  }

  private JsonObject apply(JsonObject live, String name, JsonObject config) {
    return manager.apply(live, config, true, write(name), Versions.NONE);
  }

  private static Write write(String name) {
    return new Write(Kinds.POD, "", name, "2026-01-01T00:00:00Z");
  }

  private static JsonObject bare(JsonObject object) {
    return object.with("metadata", object.object("metadata").without("managedFields"));
  }

  private static JsonObject decoded(JsonObject pod) {
    StructType type = Schema.kubernetes().ofKind(Kinds.POD);
    return (JsonObject) ObjectDecoder.decode(type, bare(pod)).value();
  }

  private static Shape shape() {
    return Shape.of(Schema.kubernetes().ofKind(Kinds.POD));
  }

  /** A Pod whose labels, finalizers, containers and their parts have some of those names. */
  private JsonObject pod(String... names) {
    JsonObject labels = JsonObject.EMPTY;
    JsonArray.Builder finalizers = JsonArray.builder();
    JsonArray.Builder containers = JsonArray.builder();
    for (String name : names) {
      if (random.nextInt(2) == 0) {
        labels = labels.with(name, (Object) value());
      }
      if (random.nextInt(3) == 0) {
        finalizers.add(Json.of(name + "/f"));
      }
      if (random.nextInt(2) == 0) {
        containers.add(container(name));
      }
    }
    JsonObject metadata = Json.objectOf("name", "p");
    if (!labels.isEmpty()) {
      metadata = metadata.with("labels", (Json) labels);
    }
    JsonArray marks = finalizers.build();
    if (!marks.isEmpty()) {
      metadata = metadata.with("finalizers", (Json) marks);
    }
    JsonArray some = containers.build();
    JsonObject pod = Json.objectOf("apiVersion", "v1", "kind", "Pod", "metadata", metadata);
    return some.isEmpty() ? pod : pod.with("spec", (Json) Json.objectOf("containers", some));
  }

  private JsonObject container(String name) {
    JsonObject container = Json.objectOf("name", name, "image", value());
    if (random.nextInt(2) == 0) {
      container = container.with("command", (Json) Json.arrayOf(value(), value()));
    }
    if (random.nextInt(2) == 0) {
      container =
          container.with(
              "env",
              (Json)
                  Json.arrayOf(Json.objectOf("name", "X" + random.nextInt(2), "value", value())));
    }
    return container;
  }

  private String value() {
    return "v" + random.nextInt(3);
  }
}
