package io.kubeschool.tutor;

import io.kubeschool.check.Verdict;
import io.kubeschool.lesson.ContentException;
import io.kubeschool.lesson.Course;
import io.kubeschool.lesson.Language;
import io.kubeschool.lesson.Lesson;
import io.kubeschool.lesson.LessonLoader;
import io.kubeschool.lesson.Outline;
import io.kubeschool.lesson.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the learner is: the lesson, its world and the step, and how to get from one to another.
 * Whatever changes is saved at once.
 */
final class Journey implements AutoCloseable {

  private final LessonLoader loader;
  private final Environments environments;
  private final StepChecker checker;
  private final ProgressStore store;
  private final Course course;
  private Progress progress;
  private Language language;
  private Lesson lesson;
  private Environment environment;
  private boolean pending;
  private boolean pendingRestart;

  Journey(
      LessonLoader loader,
      Environments environments,
      StepChecker checker,
      ProgressStore store,
      Language wanted,
      Language otherwise) {
    this.loader = loader;
    this.environments = environments;
    this.checker = checker;
    this.store = store;
    this.course = loader.course();
    this.progress = store.load();
    this.language =
        wanted != null ? wanted : progress.language() != null ? progress.language() : otherwise;
  }

  Course course() {
    return course;
  }

  Progress progress() {
    return progress;
  }

  Language language() {
    return language;
  }

  Lesson lesson() {
    return lesson;
  }

  /** The present lesson's world. Made on first use, so that a greeting need not wait for it. */
  Environment environment() {
    if (pending) {
      arrive();
      pending = false;
    }
    return environment;
  }

  LessonProgress here() {
    return progress.of(lesson.id());
  }

  Step step() {
    return lesson.steps().get(here().step());
  }

  boolean isDone(Step step) {
    return here().done().contains(step.key());
  }

  boolean isLast() {
    return here().step() == lesson.steps().size() - 1;
  }

  String lessonTitle(String id) {
    return loader.load(id, language).title();
  }

  String chapterTitle(String id) {
    return loader.chapterTitle(id, language);
  }

  /** What the unfinished steps of all lessons will take, by the lessons' own estimates. */
  Duration left() {
    double minutes = 0;
    for (String id : course.lessons()) {
      LessonProgress there = progress.of(id);
      if (!there.finished()) {
        minutes += minutes(id, there);
      }
    }
    return Duration.ofMinutes(Math.round(minutes));
  }

  private double minutes(String id, LessonProgress there) {
    try {
      Outline outline = loader.outline(id);
      int steps = Math.max(1, outline.steps());
      return (double) outline.minutes() * (steps - Math.min(there.step(), steps)) / steps;
    } catch (ContentException e) {
      // A broken lesson must not keep anybody out of the others; who goes there is told.
      return 0;
    }
  }

  void speak(Language newLanguage) {
    language = newLanguage;
    save(progress.inLanguage(newLanguage));
    if (lesson != null) {
      lesson = loader.load(lesson.id(), newLanguage);
    }
  }

  /** Goes to the lesson that was left, or to the first that is not finished; its world may wait. */
  void resume() {
    Optional<String> left = course.lessons().stream().filter(progress.lesson()::equals).findFirst();
    String id =
        left.orElseGet(() ->
            course.lessons().stream()
                .filter(other -> !progress.of(other).finished())
                .findFirst()
                .orElse(course.lessons().getFirst()));
    choose(id, false);
  }

  /**
   * Goes to a lesson, and to where it was left.
   *
   * @param again whether from its beginning
   */
  void open(String id, boolean again) {
    choose(id, again);
    environment();
  }

  private void choose(String id, boolean again) {
    close();
    lesson = loader.load(id, language);
    pending = true;
    pendingRestart = again || progress.of(id).finished() && !progress.lesson().equals(id);
    if (pendingRestart) {
      keep(LessonProgress.NONE);
    } else if (here().step() >= lesson.steps().size()) {
      keep(here().atStep(lesson.steps().size() - 1));
    }
    // not saved before there is a world: a start should not wait for the disk
    progress = progress.inLesson(id);
  }

  private void arrive() {
    store.save(progress);
    Optional<Environment> left =
        pendingRestart || here().staged() < 0 ? Optional.empty() : environments.resume(lesson);
    if (left.isPresent() && left.get().size() >= markOf(step())) {
      environment = left.get();
      if (here().staged() < here().step()) {
        stageAgain();
      }
      return;
    }
    left.ifPresent(Environment::close);
    rebuild();
  }

  /** Goes on to the next step; a task that is not done is done for the learner, unseen. */
  void next() {
    environment();
    if (step() instanceof Step.Do task && !isDone(task) && here().staged() == here().step()) {
      environment.undoTo(markOf(task));
      Stager.typeUnseen(environment, task.solutions().getFirst().lines());
    }
    if (!(step() instanceof Step.Do) && !(step() instanceof Step.Question)) {
      keep(here().withDone(step().key()));
    }
    if (isLast()) {
      keep(here().finish());
      return;
    }
    keep(here().atStep(here().step() + 1));
    if (here().staged() < here().step()) {
      enter(here().step());
    }
  }

  /** Shows the step before again; the world stays as it is. */
  void back() {
    keep(here().atStep(here().step() - 1));
  }

  /** Brings the world back to where the step began. */
  void reset() {
    environment();
    Integer mark = here().marks().get(step().key());
    if (mark != null && mark <= environment.size()) {
      environment.undoTo(mark);
    } else {
      rebuild();
    }
  }

  Verdict check(Step.Do step) {
    return checker.check(step, environment(), here().commands().getOrDefault(step.key(), 0));
  }

  int markOf(Step step) {
    return here().marks().getOrDefault(step.key(), 0);
  }

  void keep(LessonProgress newProgress) {
    save(progress.with(lesson.id(), newProgress));
  }

  /** A new world, brought to where the present step begins by way of the steps before. */
  private void rebuild() {
    List<Step> steps = lesson.steps();
    int present = here().step();
    int first = present;
    while (first > 0 && !steps.get(first).stage().fresh()) {
      first--;
    }
    begin();
    // kept at the end only: killed before, it is all done again
    LessonProgress built = here();
    for (int i = first; i <= present; i++) {
      built = staged(built, i);
      if (i < present && steps.get(i) instanceof Step.Do task) {
        Stager.typeUnseen(environment, task.solutions().getFirst().lines());
      }
    }
    keep(built);
  }

  /** The process was killed before the present step's stage was over. */
  private void stageAgain() {
    Integer begun = here().marks().get(step().key());
    if (begun != null) {
      environment.undoTo(begun);
    }
    enter(here().step());
  }

  private void enter(int index) {
    if (lesson.steps().get(index).stage().fresh()) {
      begin();
    }
    stage(index);
  }

  private void begin() {
    if (environment != null) {
      environment.close();
    }
    keep(here().inNewWorld());
    environment = Stager.begin(environments, lesson);
  }

  private void stage(int index) {
    keep(here().withStageBegun(lesson.steps().get(index).key(), environment.size()));
    keep(staged(here(), index));
  }

  private LessonProgress staged(LessonProgress before, int index) {
    Step step = lesson.steps().get(index);
    Stager.stage(environment, step);
    return before.withStage(index, step.key(), environment.size(), environment.commands().size());
  }

  private void save(Progress newProgress) {
    if (!newProgress.equals(progress)) {
      progress = newProgress;
      store.save(newProgress);
    }
  }

  @Override
  public void close() {
    if (environment != null) {
      environment.close();
      environment = null;
    }
  }
}
