package io.kubeschool.kubectl.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects as JSON and as kyaml, both printed by the real kubectl v1.36.4. */
class KyamlPrinterTest {

  private static String resource(String name) throws IOException {
    try (InputStream in = KyamlPrinterTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"strings", "structures", "names"})
  void prints_as_the_real_one_does(String name) throws IOException {
    StringBuilder out = new StringBuilder();
    new KyamlPrinter().print((JsonObject) Json.parse(resource("kyaml-" + name + ".json")), out);
    assertThat(out.toString()).isEqualTo(resource("kyaml-" + name + ".kyaml"));
  }
}
