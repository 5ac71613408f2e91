package io.kubeschool.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.tutor.proof.Finding;
import io.kubeschool.tutor.proof.LessonProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each proof of a lesson can fail: one thing at a time is broken in a lesson that proves. */
class LessonProofTest {

  private static final CheckSandbox SANDBOX = new CheckSandbox();
  private static final String LESSON =
      """
      title: Two files
      minutes: 5
      steps:
      - read: start
        setup:
        - run: touch there
        text: Files are made by touch.
      - do: make
        text: Make the files `a` and `b`.
        symptoms:
        - {run: ls, shows: ^$}
        check: check.js
        criteria:
          first: {weight: 1, text: a is there}
          second: {weight: 2, text: b is there}
        messages:
          none: "{file} is not."
          other: "it is another."
        solutions:
        - key: touch
          run: |
            touch a
            touch b
        - key: backwards
          run: |
            touch b
            touch --no-dereference a-and-more
            touch a
        wrong:
        - {key: one, run: touch a, reason: none}
        - {key: two, run: touch b, reason: none}
        hints: ["Which command makes files?"]
        closing: Well done.
      - do: more
        text: And `c`.
        check: more.js
        criteria:
          third: {weight: 1, text: c is there}
        messages:
          missing: "c is not."
        solutions:
        - {key: third, run: touch c}
        wrong:
        - {key: three, run: touch d, reason: missing}
        hints: ["Once more."]
        closing: Done.
      """;
  private static final String TRANSLATION =
      """
      title: Fichiers
      steps:
        start: {text: "touch fait des fichiers."}
        make:
          text: Deux fichiers.
          criteria: {first: "a existe", second: "b existe"}
          messages: {none: "{file} manque.", other: "autre chose."}
          hints: ["Quelle commande ?"]
          closing: Bravo.
        more:
          text: Et `c`.
          criteria: {third: "c existe"}
          messages: {missing: "c manque."}
          hints: ["Encore."]
          closing: Fini.
      """;
  private static final String CHECK =
      """
      for (const [key, file] of [['first', 'a'], ['second', 'b']]) {
        criterion(key, files.read(file) !== null, {message: 'none', file, see: 'ls ' + file});
      }
      """;
  private static final String MORE =
      """
      criterion('third', files.read('c') !== null, {message: 'missing', see: 'ls c'});
      """;

  @TempDir private Path root;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void a_whole_lesson_proves() throws IOException {
    assertThat(prove("", "", new FakeEnvironment())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "touch there                      | touch a                   | untouched, it scores 1:"
            + " first",
        "shows: ^$                        | shows: x                  | `ls` does not show x",
        "two, run: touch b, reason: none  | two, run: touch b, reason: other | not told other",
        "three, run: touch d              | three, run: touch c       | three scores full points",
        "third, run: touch c              | third, run: touch d       | the solution third scores 0"
            + " of 1",
        "Which command makes files?       | touch --no-dereference a-and-more | holds the solution",
        "second: \"b existe\"             | seconde: \"b existe\"     | second",
        "{file} manque                    | {fil} manque              | has the placeholders [fil]",
        "{file}                           | {nothing}                 | a placeholder has no value",
      })
  void what_is_broken_is_found(String whole, String broken, String found) throws IOException {
    assertThat(LESSON + TRANSLATION).contains(whole);
    assertThat(prove(whole, broken, new FakeEnvironment()))
        .anySatisfy(finding -> assertThat(finding.toString()).contains(found));
  }

  @Test
  void the_second_solution_is_proved_as_well() throws IOException {
    String last = "touch --no-dereference a-and-more\n      touch a";
    assertThat(LESSON).contains(last);
    assertThat(prove(last, "true", new FakeEnvironment()))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("the solution backwards scores 2 of 3"));
  }

  @Test
  void a_verdict_that_does_not_survive_resume_is_found_of_an_earlier_step_too() throws IOException {
    assertThat(prove("", "", new Forgetful(new FakeEnvironment(), "type touch a")))
        .extracting(Finding::step, Finding::text)
        .containsExactly(tuple("make", "its verdict changes when the world is left and resumed"));
    assertThat(prove("", "", new Forgetful(new FakeEnvironment(), "type touch c")))
        .extracting(Finding::step, Finding::text)
        .containsExactly(tuple("more", "its verdict changes when the world is left and resumed"));
  }

  @Test
  void inputs_that_are_lost_on_resume_are_found() throws IOException {
    assertThat(prove("", "", new Shortened(new FakeEnvironment())))
        .extracting(Finding::step, Finding::text)
        .containsExactly(tuple("more", "what was done is lost when the world is resumed"));
  }

  private List<Finding> prove(String whole, String broken, Environments environments)
      throws IOException {
    write("lessons", LESSON.replace(whole, broken), "title: Files\n");
    write("lessons-ru", TRANSLATION.replace(whole, broken), "title: Файлы\n");
    write("lessons-fr", TRANSLATION.replace(whole, broken), "title: Fichiers\n");
    return new LessonProof(new LessonLoader(root), environments, new StepChecker(() -> SANDBOX))
        .prove("01-files/10-touch");
  }

  private void write(String language, String lesson, String chapter) throws IOException {
    Path folder = Files.createDirectories(root.resolve(language).resolve("01-files/10-touch"));
    Files.writeString(folder.resolveSibling("chapter.yaml"), chapter);
    Files.writeString(folder.resolve("lesson.yaml"), lesson);
    Files.writeString(folder.resolve("check.js"), CHECK);
    Files.writeString(folder.resolve("more.js"), MORE);
  }

  /** Worlds that come back with one command gone wrong. */
  private record Forgetful(FakeEnvironment real, String command) implements Environments {
    @Override
    public Environment create(Lesson lesson) {
      return real.create(lesson);
    }

    @Override
    public Optional<Environment> resume(Lesson lesson) {
      return real.resume(lesson);
    }

    @Override
    public Optional<Environment> resume(
        Lesson lesson, Set<Integer> sizes, Consumer<Environment> look) {
      real.inputs().replaceAll(input -> input.equals(command) ? "type true" : input);
      return real.resume(lesson, sizes, look);
    }
  }

  /** Worlds that come back without their last command. */
  private record Shortened(FakeEnvironment real) implements Environments {
    @Override
    public Environment create(Lesson lesson) {
      return real.create(lesson);
    }

    @Override
    public Optional<Environment> resume(Lesson lesson) {
      return real.resume(lesson);
    }

    @Override
    public Optional<Environment> resume(
        Lesson lesson, Set<Integer> sizes, Consumer<Environment> look) {
      real.undo(0);
      return real.resume(lesson, sizes, look);
    }
  }
}
