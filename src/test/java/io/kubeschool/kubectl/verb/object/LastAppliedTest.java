package io.kubeschool.kubectl.verb.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import org.junit.jupiter.api.Test;

class LastAppliedTest {

  private static final JsonObject OBJECT =
      Json.objectOf("kind", "ConfigMap", "metadata", Json.objectOf("name", "a<b"));

  @Test
  void keepsTheObjectsOwnText() {
    JsonObject annotated = LastApplied.annotate(OBJECT);
    assertThat(LastApplied.isIn(annotated)).isTrue();
    assertThat(LastApplied.original(annotated))
        .isEqualTo(
            "{\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"a\\u003cb\"}}\n");
    assertThat(LastApplied.annotate(annotated)).isEqualTo(annotated);
    assertThat(LastApplied.original(LastApplied.annotateGenerated(OBJECT)))
        .isEqualTo("{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\\u003cb\"}}\n");
  }

  @Test
  void annotatesIfWantedOrAnnotatedAlready() {
    assertThat(LastApplied.annotateIf(false, OBJECT)).isEqualTo(OBJECT);
    assertThat(LastApplied.isIn(LastApplied.annotateIf(true, OBJECT))).isTrue();
    JsonObject stale = OBJECT.set("old", "metadata", "annotations", LastApplied.ANNOTATION);
    assertThat(LastApplied.original(LastApplied.annotateIf(false, stale))).contains("ConfigMap");
  }

  @Test
  void leavesNullsOut() {
    JsonObject nulls =
        Json.objectOf("a", JsonNull.NULL, "b", Json.arrayOf(Json.objectOf("c", JsonNull.NULL)));
    assertThat(LastApplied.withoutNulls(nulls).toText()).isEqualTo("{\"b\":[{}]}");
  }
}
