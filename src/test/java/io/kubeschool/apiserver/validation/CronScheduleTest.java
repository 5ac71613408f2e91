package io.kubeschool.apiserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

  @ParameterizedTest
  @ValueSource(strings = {"*/5 * * * *", "0 9-17 * jan,dec mon-fri", "@hourly", "@every 1h30m"})
  void accepts(String schedule) {
    assertThat(CronSchedule.problem(schedule)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every minute|expected exactly 5 fields, found 2: [every minute]",
        "61 * * * *|end of range (61) above maximum (59): 61",
        "* * 0 * *|beginning of range (0) below minimum (1): 0",
        "9-5 * * * *|beginning of range (9) beyond end of range (5): 9-5",
        "*/0 * * * *|step of range should be a positive number: */0",
        "x * * * *|failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax",
        "@noon|unrecognized descriptor: @noon",
      })
  void says_what_is_wrong(String schedule, String problem) {
    assertThat(CronSchedule.problem(schedule)).isEqualTo(problem);
  }

  @Test
  void of_nothing_finds_no_fields() {
    assertThat(CronSchedule.problem(" ")).isEqualTo("expected exactly 5 fields, found 0: []");
  }
}
