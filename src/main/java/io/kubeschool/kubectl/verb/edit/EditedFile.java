package io.kubeschool.kubectl.verb.edit;

import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.model.Json;
import io.kubeschool.model.YamlReader;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text that is edited. Models editoptions.go: editHeader, hasLines; helpers.go: ManualStrip.
 */
final class EditedFile {

  private static final String HEADER =
      """
      # Please edit the object below. Lines beginning with a '#' will be ignored,
      # and an empty file will abort the edit. If an error occurs while saving this file will be
      # reopened with the relevant failures.
      #
      """;
  private static final String LAST_APPLIED_HEADER =
      """
      # Please edit the 'last-applied-configuration' annotations below.
      # Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
      #
      """;

  private EditedFile() {}

  /**
   * Why a file is opened again.
   *
   * @param details further lines, may be none
   */
  record Reason(String head, List<String> details) {}

  /** The comment at the top. */
  static String header(boolean lastApplied, List<Reason> reasons) {
    StringBuilder text = new StringBuilder(lastApplied ? LAST_APPLIED_HEADER : HEADER);
    for (Reason reason : reasons) {
      text.append("# ").append(commented(reason.head()));
      text.append(reason.details().isEmpty() ? "\n" : ":\n");
      reason.details().forEach(d -> text.append("# * ").append(commented(d)).append('\n'));
      text.append("#\n");
    }
    return text.toString();
  }

  private static String commented(String text) {
    return text.replaceAll("\n(?=[^#])", "\n# ");
  }

  /** The text without its comment lines. */
  static String withoutComments(String text) {
    return text.lines()
        .filter(line -> !line.strip().startsWith("#") || line.strip().startsWith("#!"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Whether two texts mean the same. Models helpers.go: StripComments. */
  static boolean sameContent(String one, String other) {
    Json a = parsed(one);
    Json b = parsed(other);
    return a == null || b == null
        ? a == b && withoutComments(one).equals(withoutComments(other))
        : a.equals(b);
  }

  private static Json parsed(String text) {
    try {
      return YamlReader.parse(text);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Whether there is anything but comments and blanks. */
  static boolean hasLines(String text) {
    return text.lines().map(String::strip).anyMatch(l -> !l.isEmpty() && l.charAt(0) != '#');
  }

  /** The message of an error, for a reason. */
  static Reason syntaxError(KubectlError error) {
    return new Reason("The edited file had a syntax error: " + error.getMessage(), List.of());
  }
}
