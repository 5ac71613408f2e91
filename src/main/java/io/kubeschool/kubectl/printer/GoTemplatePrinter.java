package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;

/** {@code -o go-template=TEMPLATE}; the engine is not there yet and says so. */
final class GoTemplatePrinter implements ObjectPrinter {

  GoTemplatePrinter(String template, boolean allowMissingKeys) {
    if (template.isEmpty() && allowMissingKeys) {
      throw new IllegalArgumentException("no template");
    }
  }

  @Override
  public void print(JsonObject object, StringBuilder out) {
    throw new CommandError("go-template is not part of this kubectl yet");
  }
}
