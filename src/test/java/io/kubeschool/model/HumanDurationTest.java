package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {

  @ParameterizedTest
  @CsvSource({
    "-3,<invalid>",
    "-1,0s",
    "0,0s",
    "119,119s",
    "120,2m",
    "200,3m20s",
    "600,10m",
    "10799,179m",
    "10800,3h",
    "11100,3h5m",
    "28800,8h",
    "172799,47h",
    "172800,2d",
    "180000,2d2h",
    "691200,8d",
    "63072000,2y",
    "63158400,2y1d",
    "252288000,8y"
  })
  void printsTwoOrThreeFigures(long seconds, String text) {
    assertThat(HumanDuration.format(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void printsGoDurations() {
    assertThat(HumanDuration.goFormat(Duration.ofSeconds(3605))).isEqualTo("1h0m5s");
    assertThat(HumanDuration.goFormat(Duration.ofMillis(1500))).isEqualTo("1.5s");
    assertThat(HumanDuration.goFormat(Duration.ofNanos(1_234_000))).isEqualTo("1.234ms");
    assertThat(HumanDuration.goFormat(Duration.ZERO)).isEqualTo("0s");
  }
}
