package io.kubeschool.machine;

import java.util.List;

/** What a program on a terminal waits for from the person in front of it. */
public sealed interface TtyRequest {

  /**
   * A line of input.
   *
   * @param prompt printed before it, may hold escape sequences
   * @param completer offers completions; {@link LineCompleter#NONE} for plain input
   * @param echo whether what is typed is shown
   */
  record ReadLine(String prompt, LineCompleter completer, boolean echo) implements TtyRequest {}

  /**
   * A file to be edited full-screen.
   *
   * @param editor {@code nano} or {@code vi}
   * @param path what to call it in the title
   * @param content its text now
   */
  record EditFile(String editor, String path, String content) implements TtyRequest {}

  /** A text to be read full-screen, page by page. */
  record Page(String title, String content) implements TtyRequest {}

  /** Completes a line that is being typed. */
  @FunctionalInterface
  interface LineCompleter {
    /** Offers nothing. */
    LineCompleter NONE = (line, cursor) -> List.of();

    /** The candidates for the word at {@code cursor}, each whole and unquoted; must not wait. */
    List<Candidate> complete(String line, int cursor);
  }

  /**
   * A completion.
   *
   * @param value the word
   * @param description shown beside it, may be ""
   * @param complete whether a blank may follow
   */
  record Candidate(String value, String description, boolean complete) {}
}
