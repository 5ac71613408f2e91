package io.kubeschool.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.lesson.Language;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySentenceExistsInEveryLanguageWithTheSamePlaceholders(Language language) {
    Messages english = new Messages(Language.EN);
    Messages other = new Messages(language);
    assertThat(other.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      assertThat(placeholders(other.get(key))).as(key).isEqualTo(placeholders(english.get(key)));
    }
  }

  private static java.util.Set<String> placeholders(String text) {
    java.util.Set<String> names = new java.util.TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "EN, 1, 1 pod", "EN, 0, 0 pods", "EN, 21, 21 pods",
    "FR, 0, 0\u00a0pod", "FR, 1, 1\u00a0pod", "FR, 2, 2\u00a0pods",
  })
  void choosesTheFormThatGoesWithTheNumber(Language language, String number, String text) {
    assertThat(new Messages(language).fill("{n|pod|pods}", Map.of("n", number))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, под",
    "2, пода",
    "5, подов",
    "11, подов",
    "12, подов",
    "21, под",
    "24, пода",
    "111, подов",
    "0, подов"
  })
  void knowsRussianForms(String number, String word) {
    assertThat(new Messages(Language.RU).fill("{n|под|пода|подов}", Map.of("n", number)))
        .isEqualTo(number + "\u00a0" + word);
  }

  @ParameterizedTest
  @CsvSource({"5, 5 s", "60, 1 min", "90, 1 min 30 s", "3600, 1 h", "5400, 1 h 30 min"})
  void tellsDurationsInTwoUnits(long seconds, String text) {
    assertThat(new Messages(Language.EN).duration(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
