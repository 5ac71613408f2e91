package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProblemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"data\":|unexpected end of JSON input",
        "{'a': 1}|invalid character '\\'' looking for beginning of object key string",
        "{\"a\" 1}|invalid character '1' after object key",
        "{\"a\": 1 \"b\"}|invalid character '\"' after object key:value pair",
        "{\"a\": 1,}|invalid character '}' looking for beginning of object key string",
        "[1 2]|invalid character '2' after array element",
        "{} x|invalid character 'x' after top-level value",
        "nul|unexpected end of JSON input",
        "nix|invalid character 'i' in literal null (expecting 'u')",
        "{\"a\": 1.x}|invalid character 'x' after decimal point in numeric literal",
      })
  void isToldInGosWords(String text, String problem) {
    assertThatThrownBy(() -> Json.parse(text)).hasMessage(problem);
  }

  @Test
  void isNothingForJson() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      assertThat(JsonProblem.of(RandomJson.value(random, 4).toText())).isEmpty();
    }
  }
}
