package io.kubeschool.kubectl.verb.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairsTest {

  @Test
  void tellsObjectsFromChanges() {
    Pairs pairs = Pairs.split(List.of("pods", "web", "a=b", "c-"), "label");
    assertThat(pairs).isEqualTo(new Pairs(List.of("pods", "web"), List.of("a=b", "c-")));
    assertThatThrownBy(() -> Pairs.split(List.of("pods", "a=b", "web"), "label"))
        .hasMessage("all resources must be specified before label changes: web");
  }

  @Test
  void readsChanges() {
    assertThat(Pairs.parse(List.of("a=b=c", "d-", "e="), "annotation", true))
        .isEqualTo(new Pairs.Changes(Map.of("a", "b=c", "e", ""), List.of("d")));
    assertThatThrownBy(() -> Pairs.parse(List.of("=b", "d-"), "label", false))
        .hasMessage("invalid label format: =b, d-");
  }
}
