package io.kubeschool.lesson;

import java.util.List;

/** A step of a lesson. Its texts are found under its key, see {@link Texts}. */
public sealed interface Step {

  /** Its name within the lesson. */
  String key();

  /** What happens behind the scenes when the learner first comes to it. */
  Stage stage();

  /**
   * What happens behind the scenes before a step.
   *
   * @param fresh whether it starts in a new cluster, and not where the step before it ended
   * @param actions what is done then, in order
   */
  record Stage(boolean fresh, List<Setup> actions) {}

  /** Something to read. */
  record Read(String key, Stage stage) implements Step {}

  /**
   * A question to commit to before looking; whether the answer was right is told when the next
   * {@link Do} step is done.
   *
   * @param answers their letters
   * @param right the right one
   */
  record Predict(String key, Stage stage, List<String> answers, String right)
      implements Step, Question {}

  /**
   * A question that is answered at once.
   *
   * @param answers their letters
   * @param right the right one
   */
  record Quiz(String key, Stage stage, List<String> answers, String right)
      implements Step, Question {}

  /**
   * Something to look around in; nothing is checked.
   *
   * @param tries commands that are worth a try
   */
  record Explore(String key, Stage stage, List<String> tries) implements Step {}

  /**
   * A state to be reached.
   *
   * @param symptoms what must be visible before the learner does anything
   * @param check the script that tells whether it is reached
   * @param criteria what the script reports, in that order
   * @param solutions ways to reach it, the first being the one that is shown
   * @param wrong plausible ways that do not reach it
   * @param hints how many hints there are, from a question to almost the command
   * @param messages the keys of what the check may say
   */
  record Do(
      String key,
      Stage stage,
      List<Symptom> symptoms,
      Script check,
      List<Weighted> criteria,
      List<Solution> solutions,
      List<WrongAttempt> wrong,
      int hints,
      List<String> messages)
      implements Step {}

  /** A step that asks and offers answers. */
  sealed interface Question permits Predict, Quiz {
    /** Its name within the lesson. */
    String key();

    /** The letters of its answers. */
    List<String> answers();

    /** The letter of the right one. */
    String right();
  }

  /**
   * A check's source.
   *
   * @param name as errors should call it, relative to the lesson's folder
   */
  record Script(String name, String source) {}

  /** A criterion's key and how many points it is worth. */
  record Weighted(String key, int weight) {}

  /**
   * What must be visible after the setup.
   *
   * @param run a command line
   * @param shows a regular expression that must be found in what it prints
   */
  record Symptom(String run, String shows) {}

  /**
   * A way to reach the state.
   *
   * @param lines what is typed; {@code @settle} and {@code @wait 30s} let time pass
   */
  record Solution(String key, List<String> lines) {}

  /**
   * A plausible way that does not reach it.
   *
   * @param lines what is typed, as in {@link Solution}
   * @param reason the key of the message that the learner must be told
   */
  record WrongAttempt(String key, List<String> lines, String reason) {}
}
