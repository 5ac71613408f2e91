package io.kubeschool.kubectl.command;

import java.util.List;

/**
 * What is told about a command. Models cobra.Command's texts.
 *
 * <p>The summaries are upstream's, and so are the pages that answer a mistake, such as {@code
 * kubectl rollout} without a sub-command: they are part of what a cluster's kubectl says when
 * something is wrong. All longer prose, the examples and what is said of flags are our own.
 *
 * @param use the usage line after the parent's path: {@code get (TYPE | TYPE/NAME ...)}; its first
 *     word is the command's name
 * @param aliases other names
 * @param summary one line, for the parent's list
 * @param description some paragraphs for its own help; the summary if empty
 * @param examples without indentation; may be empty
 * @param hidden whether lists and suggestions leave it out
 */
public record Usage(
    String use,
    List<String> aliases,
    String summary,
    String description,
    String examples,
    boolean hidden) {

  /** A usage line and a one-line summary. */
  public static Usage of(String use, String summary) {
    return new Usage(use, List.of(), summary, "", "", false);
  }

  /** The same with other names. */
  public Usage aliases(String... names) {
    return new Usage(use, List.of(names), summary, description, examples, hidden);
  }

  /** The same with paragraphs for its own help. */
  public Usage description(String text) {
    return new Usage(use, aliases, summary, text.strip(), examples, hidden);
  }

  /** The same with examples. */
  public Usage examples(String text) {
    return new Usage(use, aliases, summary, description, text.stripTrailing(), hidden);
  }

  /** The same, left out of lists. */
  public Usage asHidden() {
    return new Usage(use, aliases, summary, description, examples, true);
  }

  /** The command's name. */
  public String name() {
    int blank = use.indexOf(' ');
    return blank < 0 ? use : use.substring(0, blank);
  }
}
