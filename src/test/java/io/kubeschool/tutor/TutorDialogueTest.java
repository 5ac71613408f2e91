package io.kubeschool.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dialogues as texts: a line that starts with {@code >} is typed, the others are said. */
class TutorDialogueTest {

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
      - predict: guess
        text: How many files will there be?
        answers: {a: one, b: two}
        right: b
        reveal: One was there already.
      - do: make
        text: Make the files `a` and `b`.
        check: check.js
        criteria:
          first: {weight: 1, text: a is there}
          second: {weight: 2, text: b is there}
        messages:
          none: "{file} is not."
        solutions:
        - key: touch
          run: |
            touch a
            @wait 1s
            touch b
        wrong:
        - {key: one, run: touch a, reason: none}
        hints: ["Which command makes files?", "touch, and a name."]
        closing: Well done.
      - quiz: last
        text: Was that hard?
        answers: {a: "yes", b: "no"}
        right: b
        replies: {a: It will be easier., b: Good.}
      """;
  private static final String CHECK =
      """
      for (const [key, file] of [['first', 'a'], ['second', 'b']]) {
        criterion(key, files.read(file) !== null, {message: 'none', file, see: 'ls ' + file});
      }
      """;

  @TempDir private Path root;
  private final FakeEnvironment world = new FakeEnvironment();

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @BeforeEach
  void write() throws IOException {
    Path folder = Files.createDirectories(root.resolve("lessons/01-files/10-touch"));
    Files.writeString(folder.resolveSibling("chapter.yaml"), "title: Files\n");
    Files.writeString(folder.resolve("lesson.yaml"), LESSON);
    Files.writeString(folder.resolve("check.js"), CHECK);
  }

  private Tutor tutor() {
    return new Tutor(
        new TutorSettings(
            root,
            root.resolve("data/progress.json"),
            world,
            new StepChecker(() -> SANDBOX),
            null,
            Language.EN,
            () -> 80));
  }

  private String play(Tutor tutor, List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append("> ").append(tutor.prompt()).append(line).append('\n');
      Optional<Reply> reply = tutor.handle(line);
      if (reply.isPresent()) {
        text.append(reply.get().text());
        if (!reply.get().lines().isEmpty()) {
          Stager.type(world, reply.get().lines());
          text.append(tutor.afterCommand());
        }
      } else {
        world.type(line);
        text.append(tutor.afterCommand());
      }
    }
    return text.toString();
  }

  private void assertDialogue(Tutor tutor, String expected) {
    List<String> lines =
        expected
            .lines()
            .filter(line -> line.startsWith(">"))
            .map(line -> line.substring(Math.min(2, line.length())).replaceFirst("^answer: ", ""))
            .toList();
    assertThat(play(tutor, lines)).isEqualTo(expected);
  }

  @Test
  void leadsThroughALesson() {
    Tutor tutor = tutor();
    assertThat(tutor.greeting())
        .isEqualTo(
            """
            Kubeschool · Kubernetes v1.36, simulated            Tab completes · help · :quit
            ○   lesson 1 of 1 · about 5 min to go
            Next: 1.1 Two files. Enter begins; `lessons` shows the map.
            """);
    assertDialogue(
        tutor,
        """
        >\s
        ── 1.1 Two files ──────────────────────────────────────────────── 1/4 · 5 min ──
        Files are made by touch.
        Enter goes on.
        > next
        ── 1.1 Two files ──────────────────────────────────────────────────────── 2/4 ──
        How many files will there be?
          a  one     b  two
        > answer: ls
        > answer: a
        Noted. Now see for yourself.

        ── 1.1 Two files ──────────────────────────────────────────────────────── 3/4 ──
        Make the files `a` and `b`.
        > check
          ✗ 1  a is there: a is not. See: `ls a`
          ✗ 2  b is there: b is not. See: `ls b`
        0 of 3 points. `hint` asks a question that helps.
        > touch a
          ✓ a is there
        > hint
          Hint 1 of 2. Which command makes files?
        > ls
        > touch b
          ✓ b is there
        You said: one. It is: two. One was there already.

        Well done.
        Enter goes on.
        > ls
        >\s
        ── 1.1 Two files ──────────────────────────────────────────────────────── 4/4 ──
        Was that hard?
          a  yes     b  no
        > answer: b
        Right. Good.
        That was the last step of this lesson. Enter goes on to the next one.
        > next
        That was the last lesson. Well done! `lessons` shows the map: every lesson can
        be taken again.
        """);
  }

  @Test
  void showsASolutionAndTypesItWhenAsked() {
    Tutor tutor = tutor();
    play(tutor, List.of("next", "b"));
    assertDialogue(
        tutor,
        """
        > solution
            touch a
            touch b
        Shall I type the first one for you? (y/n)
        > n
        > y
        > solution
            touch a
            touch b
        Shall I type the first one for you? (y/n)
        > y
          ✓ a is there   ✓ b is there
        You had it right. One was there already.

        Well done.
        Enter goes on.
        """);
  }

  @Test
  void skipsAStepOnlyWhenToldTwiceAndDoesItForTheLearner() {
    Tutor tutor = tutor();
    play(tutor, List.of("next", "next", "touch x"));
    String text = play(tutor, List.of("next"));
    assertThat(text).contains("This step is not done yet.");
    assertThat(play(tutor, List.of("ls"))).isEqualTo("> ls\n");
    assertThat(play(tutor, List.of("next"))).contains("Was that hard?");
    assertThat(world.inputs())
        .containsExactly("script touch there", "script touch a\n", "script touch b\n");
  }

  @Test
  void undoesAndResetsWithinTheStep() {
    Tutor tutor = tutor();
    play(tutor, List.of("next", "b"));
    assertDialogue(
        tutor,
        """
        > undo
        There is nothing to undo: you have changed nothing in this step.
        > touch x
        > undo
        Undone: touch x. The cluster is as it was 0 s ago. (`redo` repeats the command.)
        > redo
        Done again: touch x
        > ls
        > undo
        Undone: touch x, with 1 command after it that changed nothing. The cluster is as
        it was 0 s ago. (`redo` repeats all of it.)
        > redo
        Done again: touch x, with 1 command after it
        > wait 90s
        » 1 min 30 s of cluster time
        """);
    assertThat(play(tutor, List.of("reset"))).contains("The step starts over.");
    assertThat(world.inputs()).containsExactly("script touch there");
  }

  @Test
  void comesBackToWhereTheLearnerWas() {
    play(tutor(), List.of("next", "b", "touch a"));
    Tutor again = tutor();
    assertThat(again.greeting()).contains("Here: 1.1 Two files, step 3 of 4.");
    assertThat(play(again, List.of("touch b"))).contains("You had it right.");
    assertThat(world.worlds).isEqualTo(1);
  }

  @Test
  void leavesToTheShellWhatIsNotItsOwn() {
    Tutor tutor = tutor();
    for (String line :
        List.of("ls", "check the file", "wait", "wait %1", "next | cat", "get pods", "a")) {
      assertThat(tutor.handle(line)).as(line).isEmpty();
    }
    assertThat(tutor.handle(":nonsense").orElseThrow().text())
        .isEqualTo("The tutor has no command “nonsense”. `help` lists what there is.\n");
    assertThat(tutor.handle(":wait soon").orElseThrow().text())
        .isEqualTo("It is written like this: `:wait 30s`\n");
    assertThat(tutor.handle(":quit").orElseThrow().quit()).isTrue();
  }

  @Test
  void completesItsWordsAndTheirArguments() {
    Tutor tutor = tutor();
    assertThat(tutor.complete("re")).containsExactly("redo", "reset");
    assertThat(tutor.complete(":he")).containsExactly(":help");
    assertThat(tutor.complete("lang ")).containsExactly("en", "ru", "fr");
    assertThat(tutor.complete("lessons 1")).containsExactly("1.1");
    assertThat(tutor.complete("kubectl g")).isEmpty();
  }

  @Test
  void speaksTheLanguageThatWasChosen() throws IOException {
    Path folder = Files.createDirectories(root.resolve("lessons-fr/01-files/10-touch"));
    Files.writeString(folder.resolveSibling("chapter.yaml"), "title: Fichiers\n");
    Files.writeString(
        folder.resolve("lesson.yaml"),
        """
        title: Deux fichiers
        steps:
          start: {text: touch crée des fichiers.}
          guess: {text: Combien, answers: {a: un, b: deux}, reveal: Un y était.}
          make:
            text: Créez-les.
            criteria: {first: a est là, second: b est là}
            messages: {none: "{file} manque."}
            hints: [Un, Deux]
            closing: Bien.
          last: {text: Dur, answers: {a: oui, b: non}, replies: {a: Bah., b: Bien.}}
        """);
    Tutor tutor = tutor();
    assertDialogue(
        tutor,
        """
        > lang fr
        ── 1.1 Deux fichiers ──────────────────────────────────────────── 1/4 · 5\u00a0min ──
        touch crée des fichiers.
        Entrée pour continuer.
        > lessons
        Fichiers
          ○ 1.1 Deux fichiers ◂
        `lessons 1.2` ouvre une leçon. ● terminée ◐ commencée ○ à venir
        """);
    assertThat(tutor().greeting()).contains("À suivre");
  }

  @Test
  void saysThatACheckIsBroken() throws IOException {
    Files.writeString(root.resolve("lessons/01-files/10-touch/check.js"), "while (true) {}");
    Tutor tutor = tutor();
    play(tutor, List.of("next", "b"));
    assertThat(play(tutor, List.of("ls")))
        .contains("The check of this step is broken, which is not your fault: check.js: ");
    assertThat(play(tutor, List.of("ls"))).isEqualTo("> ls\n");
  }
}
