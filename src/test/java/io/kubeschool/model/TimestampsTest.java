package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampsTest {

  private static final DateTimeFormatter SECONDS = formatter("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROS = formatter("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  @Test
  void areWrittenAndReadAsTheLibraryDoes() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      long second = i % 2 == 0 ? random.nextLong(FIRST, LAST) : random.nextLong(0, 1L << 32);
      Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
      String text = Timestamps.format(time);
      assertThat(text).isEqualTo(SECONDS.format(time));
      assertThat(Timestamps.formatMicro(time)).isEqualTo(MICROS.format(time));
      assertThat(Timestamps.parse(text)).isEqualTo(time.truncatedTo(ChronoUnit.SECONDS));
      assertThat(Timestamps.parse(Timestamps.formatMicro(time)))
          .isEqualTo(time.truncatedTo(ChronoUnit.MICROS));
    }
    assertThat(Timestamps.parse("")).isNull();
  }
}
