package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.gotemplate.GoTemplate;
import io.kubeschool.kubectl.gotemplate.TemplateError;
import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.model.JsonObject;

/** {@code -o go-template=TEMPLATE}. Models cli-runtime printers.GoTemplatePrinter. */
final class GoTemplatePrinter implements ObjectPrinter {

  private final String text;
  private final GoTemplate template;
  private final boolean allowMissingKeys;

  /** A printer of that template. */
  GoTemplatePrinter(String text, boolean allowMissingKeys) {
    this.text = text;
    this.allowMissingKeys = allowMissingKeys;
    try {
      this.template = GoTemplate.parse(text);
    } catch (TemplateError e) {
      throw new CommandError("error parsing template " + text + ", " + e.getMessage());
    }
  }

  @Override
  public void print(JsonObject object, StringBuilder out) {
    try {
      template.execute(object, allowMissingKeys, out);
    } catch (TemplateError e) {
      out.append("Error executing template: ")
          .append(e.getMessage())
          .append(". Printing more information for debugging the template:\n\ttemplate was:\n\t\t")
          .append(text)
          .append("\n\traw data was:\n\t\t")
          .append(object.toText())
          .append("\n\tobject given to template engine was:\n\t\t")
          .append(GoFormat.value(object))
          .append("\n\n");
      throw new CommandError(
          "error executing template " + GoQuote.quote(text) + ": " + e.getMessage());
    }
  }
}
