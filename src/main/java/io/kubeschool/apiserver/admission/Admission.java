package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** All admission plugins, one after the other. Models apiserver pkg/admission/chain.go. */
public final class Admission implements AdmissionPlugin {

  private final List<AdmissionPlugin> plugins;

  /** Those, in that order. */
  public Admission(List<AdmissionPlugin> plugins) {
    this.plugins = List.copyOf(plugins);
  }

  @Override
  public JsonObject admit(Attributes attributes, JsonObject object) {
    JsonObject admitted = object;
    for (AdmissionPlugin plugin : plugins) {
      admitted = plugin.admit(attributes, admitted);
    }
    return admitted;
  }

  @Override
  public void validate(Attributes attributes, JsonObject object) {
    for (AdmissionPlugin plugin : plugins) {
      plugin.validate(attributes, object);
    }
  }
}
