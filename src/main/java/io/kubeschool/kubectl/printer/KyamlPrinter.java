package io.kubeschool.kubectl.printer;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;

/** {@code -o kyaml}, which is not there yet and says so. */
final class KyamlPrinter implements ObjectPrinter {

  @Override
  public void print(JsonObject object, StringBuilder out) {
    throw new CommandError("kyaml is not part of this kubectl yet");
  }
}
