package io.kubeschool.check;

import java.util.List;

/** What a check found out, criterion by criterion, in the step's order. */
public record Verdict(List<Criterion> criteria) {

  /** The points of the criteria that are met. */
  public int score() {
    return criteria.stream().filter(Criterion::passed).mapToInt(Criterion::weight).sum();
  }

  /** The points that can be had. */
  public int total() {
    return criteria.stream().mapToInt(Criterion::weight).sum();
  }

  /** Whether every criterion is met. */
  public boolean isComplete() {
    return criteria.stream().allMatch(Criterion::passed);
  }
}
