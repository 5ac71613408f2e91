package io.kubeschool.kubectl.verb.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

  private static final JsonObject LIVE =
      Json.objectOf("data", Json.objectOf("changed", "YQ==", "gone", "Yg==", "same", "Yw=="));
  private static final JsonObject MERGED =
      Json.objectOf("data", Json.objectOf("changed", "eA==", "new", "eQ==", "same", "Yw=="));

  @Test
  void hidesValuesButNotThatTheyDiffer() {
    assertThat(SecretMask.before(LIVE, MERGED).toText())
        .isEqualTo("{\"data\":{\"changed\":\"*** (before)\",\"gone\":\"***\",\"same\":\"***\"}}");
    assertThat(SecretMask.after(LIVE, MERGED).toText())
        .isEqualTo("{\"data\":{\"changed\":\"*** (after)\",\"new\":\"***\",\"same\":\"***\"}}");
  }
}
