package io.kubeschool.kubectl.gotemplate;

import io.kubeschool.model.Json;
import java.util.List;

/**
 * A template in the language of Go's text/template. Models cli-runtime printers.GoTemplatePrinter.
 */
public final class GoTemplate {

  private static final String NAME = "output";

  private final String text;
  private final List<Node> nodes;

  private GoTemplate(String text, List<Node> nodes) {
    this.text = text;
    this.nodes = nodes;
  }

  /**
   * Parses a template.
   *
   * @throws TemplateError with Go's message
   */
  public static GoTemplate parse(String text) {
    return new GoTemplate(text, Parser.parse(NAME, text));
  }

  /**
   * Appends what it makes of a value; what was written before a failure stays.
   *
   * @param missingKeys whether fields that are not there are {@code <no value>}, not failures
   * @throws TemplateError with Go's message
   */
  public void execute(Json value, boolean missingKeys, StringBuilder out) {
    new Execution(NAME, text, missingKeys, out).run(nodes, value);
  }
}
