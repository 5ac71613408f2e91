package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Arrays that are made when they are first read. */
final class DeferredArrayTest {

  private int reads;
  private final JsonArray array =
      JsonArray.deferred(() -> {
        reads++;
        return Json.arrayOf("a", "b");
      });

  @Test
  void isIteratedAsAnyOther() {
    StringBuilder text = new StringBuilder();
    for (Json item : array) {
      text.append(item);
    }
    assertThat(text.toString()).isEqualTo("\"a\"\"b\"");
    assertThat(array).isEqualTo(Json.arrayOf("a", "b"));
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void isNotReadToShareWhatDidNotChange() {
    assertThat(array.sharing(Json.arrayOf("a", "b"))).isSameAs(array);
    assertThat(Json.arrayOf("a").sharing(array)).isEqualTo(Json.arrayOf("a"));
    assertThat(reads).isZero();
  }
}
