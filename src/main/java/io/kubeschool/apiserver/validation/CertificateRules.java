package io.kubeschool.apiserver.validation;

import io.kubeschool.model.CertificateRequest;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Models pkg/apis/certificates/validation: ValidateCertificateSigningRequestCreate. */
final class CertificateRules {

  private static final long LEAST_SECONDS = 600;
  private static final FieldPath SPEC = FieldPath.of("spec");

  private static final List<String> USAGES =
      List.of(
          "any",
          "cert sign",
          "client auth",
          "code signing",
          "content commitment",
          "crl sign",
          "data encipherment",
          "decipher only",
          "digital signature",
          "email protection",
          "encipher only",
          "ipsec end system",
          "ipsec tunnel",
          "ipsec user",
          "key agreement",
          "key encipherment",
          "microsoft sgc",
          "netscape sgc",
          "ocsp signing",
          "s/mime",
          "server auth",
          "signing",
          "timestamping");

  private CertificateRules() {}

  static void create(JsonObject request, Problems problems) {
    JsonObject spec = request.object("spec");
    try {
      CertificateRequest.parse(spec.string("request"));
    } catch (CertificateRequest.MalformedException e) {
      problems.invalid(SPEC.child("request"), spec.string("request"), e.getMessage());
    }
    usages(spec.array("usages").strings(), problems);
    signer(spec.string("signerName"), problems);
    long seconds = spec.number(LEAST_SECONDS, "expirationSeconds");
    if (seconds < LEAST_SECONDS) {
      problems.invalid(
          SPEC.child("expirationSeconds"),
          seconds,
          "may not specify a duration less than 600 seconds (10 minutes)");
    }
  }

  private static void usages(List<String> usages, Problems problems) {
    FieldPath path = SPEC.child("usages");
    if (usages.isEmpty()) {
      problems.required(path, "usages is required");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < usages.size(); i++) {
      if (!USAGES.contains(usages.get(i))) {
        problems.notSupported(path.index(i), usages.get(i), USAGES);
      } else if (!seen.add(usages.get(i))) {
        problems.duplicate(path.index(i), usages.get(i));
      }
    }
  }

  /** Models ValidateSignerName. */
  private static void signer(String name, Problems problems) {
    FieldPath path = SPEC.child("signerName");
    if (name.isEmpty()) {
      problems.required(path);
      return;
    }
    String[] parts = name.split("/", -1);
    if (parts.length != 2) {
      problems.invalid(
          path,
          name,
          "must be a fully qualified domain and path of the form 'example.com/signer-name'");
      return;
    }
    problems.invalid(path, parts[0], NameSyntax.dns1123Subdomain(parts[0]));
    problems.invalid(path, parts[1], NameSyntax.dns1123Subdomain(parts[1]));
  }
}
