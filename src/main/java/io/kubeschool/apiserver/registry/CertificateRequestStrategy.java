package io.kubeschool.apiserver.registry;

import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * Certificate signing requests: what is asked for does not change. Models
 * pkg/registry/certificates/certificates/strategy.go.
 */
final class CertificateRequestStrategy implements Strategy {

  private static final StandardStrategy STANDARD = StandardStrategy.SPEC_AND_STATUS;

  @Override
  public JsonObject prepareForCreate(JsonObject request) {
    return STANDARD.prepareForCreate(request);
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject request, JsonObject old) {
    JsonObject kept = StandardStrategy.keep(request, old, List.of("spec"));
    return StandardStrategy.keep(kept, old, List.of("status"));
  }

  @Override
  public JsonObject prepareForStatusUpdate(JsonObject request, JsonObject old) {
    return STANDARD.prepareForStatusUpdate(request, old);
  }
}
