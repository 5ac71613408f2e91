package io.kubeschool.cli;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.Language;
import io.kubeschool.terminal.Batch;
import io.kubeschool.terminal.Front;
import io.kubeschool.terminal.Pace;
import io.kubeschool.terminal.Terminals;
import io.kubeschool.tutor.SessionEnvironments;
import io.kubeschool.tutor.StepChecker;
import io.kubeschool.tutor.Tutor;
import io.kubeschool.tutor.TutorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * What the launcher runs once to make the JVM's class cache: a short session that loads what a
 * learner's first minutes need, away from the learner's own files.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

  private static final String SESSION =
      """
      lessons
      next
      kubectl get pods -A
      kubectl create deployment web --image=nginx --replicas=2
      kubectl rollout status deployment/web
      kubectl get deployment,replicaset,pods -o wide
      kubectl describe deployment web
      kubectl get pods -o yaml | grep image: | sort | uniq -c
      kubectl apply -f .
      kubectl delete deployment web
      next
      check
      hint
      undo
      wait 10s
      quit
      """;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("kubeschool-train");
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    TutorSettings settings =
        new TutorSettings(
            LearnerFolder.content(),
            folder.resolve("progress.json"),
            new SessionEnvironments(folder),
            new StepChecker(CheckSandbox::new),
            null,
            Language.EN,
            () -> 80);
    try (Tutor tutor = new Tutor(settings)) {
      new Batch(Front.of(tutor), new BufferedReader(new StringReader(SESSION)), nowhere).run();
    }
    new Sitting(folder, null, Pace.of("max").orElseThrow())
        .at(Terminals.onPseudoTerminal("\n:quit\n"));
    return 0;
  }
}
