package io.kubeschool.apiserver.admission;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;

/**
 * Writes into a new certificate signing request who made it, whatever it says itself. Models
 * pkg/registry/certificates/certificates/strategy.go: PrepareForCreate; here, as strategies do not
 * know the user.
 */
final class CertificateRequester implements AdmissionPlugin {

  @Override
  public JsonObject admit(Attributes attributes, JsonObject request) {
    boolean concerned =
        attributes.kind().equals(Kinds.CERTIFICATE_SIGNING_REQUEST)
            && attributes.operation() == Attributes.Operation.CREATE;
    if (!concerned) {
      return request;
    }
    JsonObject spec =
        request
            .object("spec")
            .without("uid")
            .without("extra")
            .with("username", (Object) attributes.user().name())
            .with("groups", (Json) JsonArray.ofStrings(attributes.user().groups()));
    return request.with("spec", (Json) spec);
  }
}
