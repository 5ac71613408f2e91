package io.kubeschool.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * What SnakeYAML finds wrong, in the words of libyaml (both are ports of PyYAML). Models go-yaml v2
 * decode.go: fail.
 */
final class YamlProblem {

  /** How a problem begins in SnakeYAML, and libyaml's words for it. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("mapping values are not allowed", "mapping values are not allowed in this context");
    WORDS.put("mapping keys are not allowed", "mapping keys are not allowed in this context");
    WORDS.put(
        "sequence entries are not allowed",
        "block sequence entries are not allowed in this context");
    WORDS.put("could not find expected ':'", "could not find expected ':'");
    WORDS.put("found unexpected end of stream", "found unexpected end of stream");
    WORDS.put("found unexpected document separator", "found unexpected document indicator");
    WORDS.put("found unknown escape character", "found unknown escape character");
    WORDS.put("expected escape sequence of", "did not find expected hexdecimal number");
    WORDS.put("expected ',' or ']'", "did not find expected ',' or ']'");
    WORDS.put("expected ',' or '}'", "did not find expected ',' or '}'");
    WORDS.put("expected the node content", "did not find expected node content");
    WORDS.put("expected '<document start>'", "did not find expected <document start>");
    WORDS.put(
        "expected alphabetic or numeric character",
        "did not find expected alphabetic or numeric character");
    WORDS.put(
        "unexpected character found", "did not find expected alphabetic or numeric character");
    WORDS.put("expected indentation indicator", "found an indentation indicator equal to 0");
    WORDS.put("expected chomping or indentation", "did not find expected comment or line break");
    WORDS.put("expected a comment or a line break", "did not find expected comment or line break");
    WORDS.put("found undefined tag handle", "found undefined tag handle");
    WORDS.put("found duplicate YAML directive", "found duplicate %YAML directive");
    WORDS.put("found incompatible YAML document", "found incompatible YAML document");
  }

  private YamlProblem() {}

  /**
   * The same as go-yaml v3 tells it, which names the line where the construct begins. Models
   * go-yaml v3 decode.go: fail.
   */
  static String describeByContext(MarkedYAMLException e, String text) {
    int line = line(e.getContextMark(), text, false);
    if (line == 0) {
      return describe(e, text);
    }
    return "line " + (line + (e instanceof ScannerException ? 1 : 0)) + ": " + words(e, text);
  }

  static String describe(MarkedYAMLException e, String text) {
    boolean scanner = e instanceof ScannerException;
    boolean atStreamEnd = !scanner || "could not find expected ':'".equals(e.getProblem());
    int line = line(e.getProblemMark(), text, atStreamEnd);
    if (line != 0) {
      // The scanner's lines are counted from 0, the parser has already gone on.
      line += scanner ? 1 : 0;
    } else {
      line = line(e.getContextMark(), text, false);
    }
    return (line == 0 ? "" : "line " + line + ": ") + words(e, text);
  }

  /** The line, counted from 0; the end of the stream is on a line of its own. */
  private static int line(Mark mark, String text, boolean atStreamEnd) {
    if (mark == null) {
      return 0;
    }
    int index =
        text.offsetByCodePoints(
            0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
    if (!atStreamEnd || !text.substring(index).isBlank()) {
      return mark.getLine();
    }
    return (int) text.chars().filter(c -> c == '\n').count() + (text.endsWith("\n") ? 0 : 1);
  }

  /** A plain scalar at the end of a line, which a tab on the next would continue. */
  private static final Pattern PLAIN_END =
      Pattern.compile(
          "(?:^|.*[:-] )\\s*[^\\s\"'|>\\[{&*!#][^#]*[^:\\s]\\s*|(?:^|.*[:-]"
              + " )\\s*[^\\s\"'|>\\[{&*!#:-]\\s*");

  private static boolean continuesPlainScalar(MarkedYAMLException e, String text) {
    String[] lines = text.split("\n", -1);
    int line = e.getProblemMark().getLine() - 1;
    while (line > 0 && lines[line].isBlank()) {
      line--;
    }
    return line >= 0 && PLAIN_END.matcher(lines[line]).matches();
  }

  private static String words(MarkedYAMLException e, String text) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.startsWith("expected <block end>")) {
      return e.getContext() != null && e.getContext().contains("block mapping")
          ? "did not find expected key"
          : "did not find expected '-' indicator";
    }
    if (problem.contains("that cannot start any token")) {
      return problem.contains("TAB") && continuesPlainScalar(e, text)
          ? "found a tab character that violates indentation"
          : "found character that cannot start any token";
    }
    for (Map.Entry<String, String> words : WORDS.entrySet()) {
      if (problem.startsWith(words.getKey())) {
        return words.getValue();
      }
    }
    return problem;
  }
}
