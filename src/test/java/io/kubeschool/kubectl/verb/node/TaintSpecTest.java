package io.kubeschool.kubectl.verb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaintSpecTest {

  @ParameterizedTest
  @ValueSource(strings = {"disk=ssd:NoSchedule", "gone:NoExecute", "key"})
  void readsWhatItWrites(String text) {
    assertThat(TaintSpec.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:b:c|invalid taint spec: a:b:c",
        "a=b=c:NoSchedule|invalid taint spec: a=b=c:NoSchedule",
        "a=b:Never|invalid taint effect: Never, unsupported taint effect"
      })
  void refusesOtherText(String text, String message) {
    assertThatThrownBy(() -> TaintSpec.parse(text)).hasMessage(message);
  }

  @Test
  void matchesByKeyAndEffect() {
    var taint = Json.objectOf("effect", "NoSchedule", "key", "disk", "value", "ssd");
    assertThat(TaintSpec.parse("disk").matches(taint)).isTrue();
    assertThat(TaintSpec.parse("disk:NoSchedule").matches(taint)).isTrue();
    assertThat(TaintSpec.parse("disk:NoExecute").matches(taint)).isFalse();
    assertThat(TaintSpec.parse("disk=ssd:NoSchedule").json()).isEqualTo(taint);
  }
}
