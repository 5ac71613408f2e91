package io.kubeschool.tutor;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A command of the tutor's.
 *
 * @param name its word; the sentence that explains it is {@code help.NAME}
 * @param arguments how its arguments are shown, or ""
 * @param accepts whether it takes these arguments; without a colon, others are left to the shell
 * @param candidates what its argument may be, for completion
 * @param run does it
 */
record TutorCommand(
    String name,
    String arguments,
    Predicate<List<String>> accepts,
    Supplier<List<String>> candidates,
    Function<List<String>, Reply> run) {

  static TutorCommand plain(String name, Supplier<Reply> run) {
    return new TutorCommand(name, "", List::isEmpty, List::of, _ -> run.get());
  }
}
