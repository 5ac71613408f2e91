package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "100m,100m", "0.1,100m", "1000m,1", "1.5,1500m", "1000,1k", "1024Mi,1Gi", "1.5Gi,1536Mi",
    "0.5Mi,512Ki", "1e3,1e3", "12345,12345", "0,0", "0.0000000001,1n", "512Ki,512Ki", "-5,-5",
    "1000Mi,1000Mi", "1Ki,1Ki", "0.5Ki,512"
  })
  void isWrittenInItsCanonicalForm(String text, String canonical) {
    assertThat(Quantity.parse(text)).hasToString(canonical);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> Quantity.parse("abc"))
        .hasMessage(
            "quantities must match the regular expression"
                + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    assertThatThrownBy(() -> Quantity.parse("1K")).hasMessage("unable to parse quantity's suffix");
  }

  @Test
  void addsAndCompares() {
    assertThat(Quantity.parse("100m").plus(Quantity.parse("1.9"))).hasToString("2");
    assertThat(Quantity.ZERO.plus(Quantity.parse("64Mi"))).hasToString("64Mi");
    assertThat(Quantity.parse("1Gi")).isGreaterThan(Quantity.parse("1G"));
    assertThat(Quantity.parse("1.1").value()).isEqualTo(2);
    assertThat(Quantity.parse("250m").millis()).isEqualTo(250);
  }
}
