package io.kubeschool.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonLoaderTest {

  private static final String LESSON =
      """
      title: A lesson
      minutes: 5
      steps:
      - predict: guess
        text: What?
        answers: {a: one, b: two}
        right: b
        reveal: It is two.
      - do: act
        setup:
        - apply: setup/pods.yaml
        - wait: 1m30s
        - settle: true
        text: Do it.
        check: checks/act.js
        criteria:
          there: {weight: 2, text: it is there}
        messages:
          gone: "{pod} is gone"
        solutions:
        - key: apply
          run: |
            kubectl apply -f a.yaml
            @settle
        wrong:
        - {key: nothing, run: "true", reason: gone}
        hints: [Think., Look.]
        closing: Well done.
      """;
  private static final String RUSSIAN =
      """
      title: Урок
      steps:
        guess: {text: Что, answers: {a: один, b: два}, reveal: Два.}
        act:
          text: Сделайте.
          criteria: {there: он есть}
          messages: {gone: "{pod} пропал"}
          hints: [Подумайте., Посмотрите.]
          closing: Хорошо.
      """;

  @TempDir private Path root;
  private Path english;
  private Path russian;

  @BeforeEach
  void write() throws IOException {
    english = root.resolve("lessons/01-a/10-b/lesson.yaml");
    russian = root.resolve("lessons-ru/01-a/10-b/lesson.yaml");
    put(english, LESSON);
    put(russian, RUSSIAN);
    put(english.resolveSibling("checks/act.js"), "criterion('there', true)");
    put(english.resolveSibling("setup/pods.yaml"), "kind: Pod\n");
    put(english.resolveSibling("files/dir/a.yaml"), "kind: Pod\n");
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Lesson load(Language language) {
    return new LessonLoader(root).load("01-a/10-b", language);
  }

  @Test
  void readsStructureAndTexts() {
    Lesson lesson = load(Language.EN);
    assertThat(lesson.title()).isEqualTo("A lesson");
    assertThat(lesson.nodes()).containsExactly("node01", "node02");
    assertThat(lesson.files()).containsOnlyKeys("dir/a.yaml");
    assertThat(lesson.steps()).hasSize(2);
    Step.Do act = (Step.Do) lesson.steps().get(1);
    assertThat(act.stage().actions())
        .containsExactly(
            new Setup.Apply("kind: Pod\n"),
            new Setup.Wait(java.time.Duration.ofSeconds(90)),
            new Setup.Settle());
    assertThat(act.solutions().getFirst().lines())
        .containsExactly("kubectl apply -f a.yaml", "@settle");
    assertThat(lesson.texts().get("act.hints.2")).isEqualTo("Look.");
    assertThat(lesson.texts().get("guess.answers.b")).isEqualTo("two");
  }

  @Test
  void readsATranslationOfTheSameStructure() {
    Lesson lesson = load(Language.RU);
    assertThat(lesson.title()).isEqualTo("Урок");
    assertThat(lesson.texts().get("act.messages.gone")).isEqualTo("{pod} пропал");
    assertThat(lesson.steps()).isEqualTo(load(Language.EN).steps());
  }

  @Test
  void listsChaptersAndLessonsByTheirFolders() throws IOException {
    put(root.resolve("lessons/02-c/10-d/lesson.yaml"), LESSON);
    Course course = new LessonLoader(root).course();
    assertThat(course.lessons()).containsExactly("01-a/10-b", "02-c/10-d");
    assertThat(course.number("02-c/10-d")).isEqualTo("2.1");
    assertThat(course.find("2.1")).contains("02-c/10-d");
    assertThat(course.after("01-a/10-b")).contains("02-c/10-d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minutes: 5 | minutes: soon | 2: minutes must be a whole number, at least 1",
        "minutes: 5 | length: 5 | 2: unknown field length; known here: title, minutes, experiments,"
            + " seed, nodes, steps",
        "title: A lesson | title: '' | 1: title is empty",
        "right: b | right: c | 7: right must be one of a, b",
        "- do: act | - act: act | 9: a step starts with one of read, predict, do, quiz, explore",
        "- do: act | - do: Act! | 9: do must be lower-case words joined by hyphens, not \"Act!\"",
        "- do: act | - do: guess | 9: there are two steps guess",
        "wait: 1m30s | wait: later | 12: wait must be a duration such as 30s, 5m or 1h",
        "setup/pods.yaml | setup/none.yaml | 11: there is no file setup/none.yaml beside it",
        "setup/pods.yaml | ../../../../etc/passwd | 11: there is no file ../../../../etc/passwd"
            + " beside it",
        "reason: gone | reason: lost | 25: there is no message lost",
        "weight: 2 | weight: none | 17: weight must be a whole number, at least 1",
        "closing: Well done. | '' | 9: an item of steps lacks closing",
        "answers: {a: one | answers: {a: [one | 6: not valid YAML",
      })
  void namesTheLineOfWhatIsWrong(String good, String bad, String message) throws IOException {
    put(english, LESSON.replace(good, bad));
    assertThatThrownBy(() -> load(Language.EN))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith(english + ":")
        .hasMessageContaining(message.substring(message.indexOf(' ') + 1));
    int line = Integer.parseInt(message.substring(0, message.indexOf(':')));
    assertThatThrownBy(() -> load(Language.EN))
        .satisfies(e -> assertThat(((ContentException) e).line()).isBetween(line, line + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "closing: Хорошо. | '' | the text act.closing is missing",
        "closing: Хорошо. | 'closing: Хорошо.\n"
            + "    colour: x' | there is no text act.colour in the English lesson",
        "{pod} пропал | {pud} пропал | act.messages.gone has the placeholders [pud], the English"
            + " text [pod]",
        "[Подумайте., Посмотрите.] | [Подумайте.] | the text act.hints.2 is missing",
      })
  void namesWhatATranslationLacks(String good, String bad, String message) throws IOException {
    put(russian, RUSSIAN.replace(good, bad));
    assertThatThrownBy(() -> load(Language.RU))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith(russian.toString())
        .hasMessageEndingWith(message);
  }

  @Test
  void saysThatAFileIsMissing() throws IOException {
    Files.delete(russian);
    assertThatThrownBy(() -> load(Language.RU)).hasMessage(russian + ": cannot be read");
  }

  @Test
  void knowsLanguagesByTheNamesOfLocales() {
    assertThat(Language.of("fr_CA.UTF-8")).contains(Language.FR);
    assertThat(Language.of("ru")).contains(Language.RU);
    assertThat(Language.of("C.UTF-8")).isEmpty();
    assertThat(Language.of("free")).isEmpty();
  }

  @Test
  void anOutlineReadOffTheLinesAgreesWithTheLessonForAllLessons() {
    LessonLoader real = new LessonLoader(Path.of(""));
    assertThat(real.course().lessons()).isNotEmpty();
    for (String id : real.course().lessons()) {
      Lesson lesson = real.load(id, Language.EN);
      assertThat(real.outline(id))
          .as(id)
          .isEqualTo(new Outline(lesson.minutes(), lesson.steps().size()));
    }
  }
}
