package io.kubeschool.tutor.proof;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.tutor.SessionEnvironments;
import io.kubeschool.tutor.StepChecker;
import io.kubeschool.world.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Proves lessons side by side, each in worlds of its own, and tells them in their order. That
 * several are proved at a time shows in nothing but the time it takes.
 */
public final class CourseProof {

  private final BlockingQueue<LessonProof> provers = new LinkedBlockingQueue<>();
  private final int workers;

  /** How a lesson fared; {@code took} is wall time, shared with the lessons beside it. */
  public record Proved(String lesson, List<Finding> findings, Duration took) {}

  /**
   * A proof of lessons.
   *
   * @param prover makes a prover for each worker; what two of them use must bear it
   * @param workers how many lessons to prove at a time, at least 1
   */
  public CourseProof(Supplier<LessonProof> prover, int workers) {
    this.workers = workers;
    for (int i = 0; i < workers; i++) {
      provers.add(prover.get());
    }
  }

  /**
   * A proof of {@code loader}'s lessons, as many at a time as there are processors.
   *
   * @param folder where the worlds' journals lie meanwhile
   */
  public static CourseProof in(Path folder, LessonLoader loader) {
    return new CourseProof(
        () ->
            new LessonProof(
                loader,
                new SessionEnvironments(folder, Journal.Keeping.THROUGH_THE_PROCESS),
                new StepChecker(CheckSandbox::new)),
        Runtime.getRuntime().availableProcessors());
  }

  /** How many lessons it proves at a time. */
  public int workers() {
    return workers;
  }

  /** Proves those lessons; {@code told} hears of each, in that order, as soon as it can. */
  public void prove(List<String> lessons, Consumer<Proved> told) {
    try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
      List<Future<Proved>> proofs = new ArrayList<>();
      lessons.forEach(lesson -> proofs.add(executor.submit(() -> prove(lesson))));
      for (Future<Proved> proof : proofs) {
        told.accept(proof.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the proof was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Proved prove(String lesson) throws InterruptedException {
    LessonProof prover = provers.take();
    try {
      long start = System.nanoTime();
      List<Finding> findings = prover.prove(lesson);
      return new Proved(lesson, findings, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      provers.add(prover);
    }
  }
}
