package io.kubeschool.terminal;

import io.kubeschool.machine.TtyRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what the program at the prompt offers and, before it, what the tutor does. */
final class WordCompleter implements Completer {

  private final Supplier<TtyRequest.LineCompleter> program;
  private final Function<String, List<String>> tutor;
  private final Object lock;

  WordCompleter(
      Supplier<TtyRequest.LineCompleter> program,
      Function<String, List<String>> tutor,
      Object lock) {
    this.program = program;
    this.tutor = tutor;
    this.lock = lock;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    synchronized (lock) {
      String before = line.line().substring(0, line.cursor());
      for (String word : tutor.apply(before)) {
        candidates.add(new Candidate(word));
      }
      for (TtyRequest.Candidate candidate : program.get().complete(line.line(), line.cursor())) {
        String description = candidate.description().isEmpty() ? null : candidate.description();
        candidates.add(
            new Candidate(
                candidate.value(),
                candidate.value(),
                null,
                description,
                null,
                null,
                candidate.complete()));
      }
    }
  }
}
