package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.jsonpath.GoFormat;
import io.kubeschool.kubectl.jsonpath.JsonPath;
import io.kubeschool.kubectl.jsonpath.JsonPathError;
import io.kubeschool.model.JsonObject;

/** {@code -o jsonpath=TEMPLATE}. Models cli-runtime printers.JSONPathPrinter. */
final class JsonPathPrinter implements ObjectPrinter {

  private final String template;
  private final JsonPath path;
  private final boolean asJson;

  /** A printer of that template; {@code asJson}: of {@code jsonpath-as-json}. */
  JsonPathPrinter(String template, boolean allowMissingKeys, boolean asJson) {
    this.template = template;
    this.asJson = asJson;
    try {
      this.path = JsonPath.parse(template, allowMissingKeys);
    } catch (JsonPathError e) {
      throw new CommandError("error parsing jsonpath " + template + ", " + e.getMessage());
    }
  }

  @Override
  public void print(JsonObject object, StringBuilder out) {
    try {
      out.append(asJson ? path.executeAsJson(object) : path.execute(object));
    } catch (JsonPathError e) {
      throw new CommandError(
          "error executing jsonpath "
              + GoQuote.quote(template)
              + ": Error executing template: "
              + e.getMessage()
              + ". Printing more information for debugging the template:\n\ttemplate was:\n\t\t"
              + template
              + "\n\tobject given to jsonpath engine was:\n\t\t"
              + GoFormat.syntax(object)
              + "\n\n\n");
    }
  }
}
