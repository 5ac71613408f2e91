package io.kubeschool.terminal;

import io.kubeschool.tutor.Reply;
import io.kubeschool.tutor.SessionEnvironment;
import io.kubeschool.tutor.Tutor;
import io.kubeschool.world.Session;
import io.kubeschool.world.World;
import java.util.List;
import java.util.Optional;

/** Who stands between the person and the workstation's prompt: the tutor, or nobody. */
public interface Front {

  /** The world that is driven now; may be another one after a line was handled. */
  Session session();

  /** What is printed at the start. */
  default String greeting() {
    return "";
  }

  /** What is printed before the prompt. */
  default String prompt() {
    return "";
  }

  /** The first prompt, as far as it can be known before there is a world. */
  default String openingPrompt() {
    return promptFor(World.FIRST_PROMPT);
  }

  /** What to ask with where the shell asks with {@code shells}. */
  default String promptFor(String shells) {
    return prompt().isEmpty() ? shells : prompt();
  }

  /** Takes a line, or leaves it to the shell. */
  default Optional<Reply> handle(String line) {
    return Optional.empty();
  }

  /** What is said after a line went to the shell, or when time has passed. */
  default String afterCommand() {
    return "";
  }

  /** Words that it offers to complete the line. */
  default List<String> complete(String line) {
    return List.of();
  }

  /** A cluster and a workstation without a tutor. */
  static Front free(Session session) {
    return () -> session;
  }

  /** The tutor and its lessons' worlds, which must be sessions. */
  static Front of(Tutor tutor) {
    return new Front() {
      @Override
      public Session session() {
        return ((SessionEnvironment) tutor.environment()).session();
      }

      @Override
      public String greeting() {
        return tutor.greeting();
      }

      @Override
      public String prompt() {
        return tutor.prompt();
      }

      @Override
      public Optional<Reply> handle(String line) {
        return tutor.handle(line);
      }

      @Override
      public String afterCommand() {
        return tutor.afterCommand();
      }

      @Override
      public List<String> complete(String line) {
        return tutor.complete(line);
      }
    };
  }
}
