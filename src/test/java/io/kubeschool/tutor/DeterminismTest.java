package io.kubeschool.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.Language;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.lesson.Step;
import io.kubeschool.world.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays all solutions of each lesson: what comes of them depends on the seed and on nothing else.
 */
class DeterminismTest {

  private static final LessonLoader LOADER = new LessonLoader(Path.of("."));
  private static final StepChecker CHECKER = new StepChecker(CheckSandbox::new);

  @TempDir private Path folder;

  /**
   * What a lesson's solutions left.
   *
   * @param journals the journal's bytes of each of its worlds
   * @param typed the lines typed
   * @param output all that the terminal showed
   * @param events the cluster's events, of each of its worlds
   * @param verdicts per solution the step, the score and all that can be had
   */
  private record History(
      List<String> journals,
      List<String> typed,
      String output,
      List<String> events,
      List<String> verdicts) {}

  static Stream<String> lessons() {
    return LOADER.course().lessons().stream();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void its_seed_decides_journal_output_and_events_but_not_the_verdicts(String id)
      throws IOException {
    Lesson lesson = LOADER.load(id, Language.EN);

    History first = new Walk(lesson, folder.resolve("first")).history();
    History second = new Walk(lesson, folder.resolve("second")).history();

    assertThat(second.output()).isEqualTo(first.output());
    assertThat(second.events()).isEqualTo(first.events());
    assertThat(second.journals()).isEqualTo(first.journals());
    assertThat(second).isEqualTo(first);

    History other =
        new Walk(withSeed(lesson, lesson.seed() + 1), folder.resolve("other")).history();

    assertThat(other.typed()).isEqualTo(first.typed());
    assertThat(other.verdicts()).isEqualTo(first.verdicts());
    assertThat(other.output()).isNotEqualTo(first.output());
    assertThat(other.events()).isNotEqualTo(first.events());
    assertThat(first.verdicts()).allMatch(verdict -> verdict.endsWith("complete"));
  }

  private static Lesson withSeed(Lesson lesson, long seed) {
    return new Lesson(
        lesson.id(),
        lesson.minutes(),
        lesson.experiments(),
        seed,
        lesson.nodes(),
        lesson.files(),
        lesson.steps(),
        lesson.texts());
  }

  /** One walk through a lesson. */
  private static final class Walk {
    private final Lesson lesson;
    private final Path folder;
    private final Environments environments;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final List<String> journals = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<String> verdicts = new ArrayList<>();
    private Environment environment;

    Walk(Lesson lesson, Path folder) {
      this.lesson = lesson;
      this.folder = folder;
      environments = new SessionEnvironments(folder);
    }

    History history() throws IOException {
      begin();
      for (Step step : lesson.steps()) {
        if (step.stage().fresh()) {
          end();
          begin();
        }
        Stager.stage(environment, step);
        if (step instanceof Step.Do task) {
          solve(task);
        }
      }
      end();
      return new History(journals, typed, output.toString(), events, verdicts);
    }

    private void begin() {
      environment = Stager.begin(environments, lesson);
      ((SessionEnvironment) environment).session().showTo(output);
    }

    private void solve(Step.Do task) {
      int mark = environment.size();
      int commands = environment.commands().size();
      for (Step.Solution solution : task.solutions().reversed()) {
        environment.undoTo(mark);
        Stager.type(environment, solution.lines());
        Stager.settle(environment);
        boolean complete = CHECKER.check(task, environment, commands).isComplete();
        verdicts.add(task.key() + " " + solution.key() + (complete ? " complete" : " incomplete"));
      }
    }

    private void end() throws IOException {
      events.add(environment.api().call(Request.get(User.ADMIN, "/api/v1/events")).body().toText());
      ((SessionEnvironment) environment)
          .session().entries().stream()
              .map(entry -> entry.input() instanceof Input.Typed(String line) ? line : "")
              .filter(line -> !line.isEmpty())
              .forEach(typed::add);
      environment.close();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
          journals.add(Files.readString(file));
        }
      }
    }
  }
}
