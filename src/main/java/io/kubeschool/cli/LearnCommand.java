package io.kubeschool.cli;

import io.kubeschool.lesson.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The course. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = "The course: greets, resumes where you were, teaches and checks.")
final class LearnCommand implements Callable<Integer> {

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
    Path folder = data == null ? LearnerFolder.path() : LearnerFolder.made(data);
    return new Sitting(folder, wanted(), pace.value()).run();
  }

  private Language wanted() {
    return language == null
        ? null
        : Language.of(language)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--lang: '" + language + "' is none of en, ru and fr"));
  }
}
