package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.RandomStream;
import java.util.List;

/** All admission plugins, one after the other. Models apiserver pkg/admission/chain.go. */
public final class Admission implements AdmissionPlugin {

  private final List<AdmissionPlugin> plugins;

  /** Those, in that order. */
  public Admission(List<AdmissionPlugin> plugins) {
    this.plugins = List.copyOf(plugins);
  }

  /** The plugins that a cluster has unless told otherwise. */
  public static Admission standard(ObjectReader objects, ObjectWriter writer, RandomStream names) {
    return new Admission(
        List.of(
            new NamespaceLifecycle(objects),
            new LimitRanger(objects),
            new ServiceAccount(objects, names),
            new NodeTaint(),
            new Priority(objects),
            new DefaultTolerationSeconds(),
            new StorageDefaults(objects),
            new CertificateRequester(),
            new ResourceQuota(objects, writer)));
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
