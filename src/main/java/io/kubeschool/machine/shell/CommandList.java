package io.kubeschool.machine.shell;

import java.util.List;

/** Commands that run one after another. */
record CommandList(List<Item> items) {

  /** One of them; {@code source} is how it was written, for job listings. */
  record Item(AndOr command, boolean background, String source) {}

  /** Pipelines joined by {@code &&} and {@code ||}: {@code and} has one entry fewer than they. */
  record AndOr(List<Pipeline> pipelines, List<Boolean> and) {}

  /** Commands joined by {@code |}; {@code timed} by the keyword {@code time}. */
  record Pipeline(
      List<Command> commands, List<Boolean> withErrors, boolean negated, boolean timed, int line) {}
}
