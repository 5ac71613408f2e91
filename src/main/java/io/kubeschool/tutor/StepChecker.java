package io.kubeschool.tutor;

import io.kubeschool.check.CheckSandbox;
import io.kubeschool.check.CheckScript;
import io.kubeschool.check.Verdict;
import io.kubeschool.lesson.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Runs the check of a step against a world. */
public final class StepChecker {

  private final Supplier<CheckSandbox> sandbox;
  private CheckSandbox made;

  /**
   * A checker.
   *
   * @param sandbox makes the sandbox, when the first check needs it
   */
  public StepChecker(Supplier<CheckSandbox> sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * What the step's check says.
   *
   * @param firstCommand how many commands were typed before the step began
   * @throws io.kubeschool.check.CheckException if the script is broken
   */
  public Verdict check(Step.Do step, Environment environment, int firstCommand) {
    if (made == null) {
      made = sandbox.get();
    }
    Map<String, Integer> weights = new LinkedHashMap<>();
    step.criteria().forEach(criterion -> weights.put(criterion.key(), criterion.weight()));
    return made.run(
        new CheckScript(step.check().name(), step.check().source(), weights),
        new ClusterView(environment, firstCommand));
  }
}
