package io.kubeschool.cli;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.Language;
import io.kubeschool.terminal.Batch;
import io.kubeschool.terminal.Front;
import io.kubeschool.terminal.Interactive;
import io.kubeschool.terminal.Pace;
import io.kubeschool.terminal.Terminals;
import io.kubeschool.tutor.SessionEnvironments;
import io.kubeschool.tutor.StepChecker;
import io.kubeschool.tutor.Tutor;
import io.kubeschool.tutor.TutorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The course. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = "The course: greets, resumes where you were, teaches and checks.")
final class LearnCommand implements Callable<Integer> {

  private static final int PLAIN_WIDTH = 80;

  @Option(
      names = "--lang",
      paramLabel = "en|ru|fr",
      description = "the tutor's language (default: from LANG)")
  private String language;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where progress is kept (default: ~/.local/share/kubeschool)")
  private Path data;

  @Mixin private PaceOption pace = new PaceOption();

  @Override
  public Integer call() throws IOException {
    Pace speed = pace.value();
    Language chosen = wanted();
    Path folder = data == null ? LearnerFolder.path() : LearnerFolder.made(data);
    if (!Terminals.isInteractive()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      try (Tutor tutor = new Tutor(settings(folder, chosen, () -> PLAIN_WIDTH))) {
        return new Batch(Front.of(tutor), in, System.out).run();
      }
    }
    try (Terminal terminal = Terminals.open();
        Tutor tutor = new Tutor(settings(folder, chosen, () -> width(terminal)));
        Interactive loop =
            new Interactive(Front.of(tutor), terminal, speed, folder.resolve("history"))) {
      return loop.run();
    }
  }

  private static int width(Terminal terminal) {
    return terminal.getWidth() > 0 ? terminal.getWidth() : PLAIN_WIDTH;
  }

  private TutorSettings settings(Path folder, Language chosen, IntSupplier columns) {
    return new TutorSettings(
        LearnerFolder.content(),
        folder.resolve("progress.json"),
        new SessionEnvironments(folder),
        new StepChecker(CheckSandbox::new),
        chosen,
        fromEnvironment(),
        columns);
  }

  private Language wanted() {
    return language == null
        ? null
        : Language.of(language)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--lang: '" + language + "' is none of en, ru and fr"));
  }

  private static Language fromEnvironment() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(System::getenv)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst()
        .flatMap(Language::of)
        .orElse(Language.EN);
  }
}
