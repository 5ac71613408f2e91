package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.printer.TablePrinter;
import io.kubeschool.model.CertificateRequest;
import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * Describes certificate signing requests. Models describe.go: describeCertificateSigningRequest.
 */
final class CertificateRequestDescriber implements Describer {

  @Override
  public void describe(JsonObject object, DescribeContext context, DescribeWriter out) {
    JsonObject metadata = object.object("metadata");
    JsonObject spec = object.object("spec");
    CertificateRequest request;
    try {
      request = CertificateRequest.parse(spec.string("request"));
    } catch (CertificateRequest.MalformedException e) {
      throw new CommandError("error parsing CSR: " + e.getMessage());
    }
    out.field(0, "Name", metadata.string("name"));
    out.field(0, "Labels", TablePrinter.labels(metadata.object("labels").strings()));
    out.field(0, "Annotations", TablePrinter.labels(metadata.object("annotations").strings()));
    out.field(0, "CreationTimestamp", Texts.time(metadata.string("creationTimestamp")));
    out.field(0, "Requesting User", spec.string("username"));
    out.field(0, "Signer", spec.string("signerName"));
    if (spec.has("expirationSeconds")) {
      Duration asked = Duration.ofSeconds(spec.number(0, "expirationSeconds"));
      out.field(0, "Requested Duration", HumanDuration.format(asked));
    }
    out.field(0, "Status", CertificateRequest.state(object));
    subject(request, out);
    Events.about(object, context, out);
  }

  private static void subject(CertificateRequest request, DescribeWriter out) {
    out.write(0, "Subject:\n");
    out.field(0, "\tCommon Name", request.last(CertificateRequest.COMMON_NAME));
    out.field(0, "\tSerial Number", request.last(CertificateRequest.SERIAL_NUMBER));
    list("Organization", request.all(CertificateRequest.ORGANIZATION), out);
    list("Organizational Unit", request.all(CertificateRequest.ORGANIZATIONAL_UNIT), out);
    list("Country", request.all(CertificateRequest.COUNTRY), out);
    list("Locality", request.all(CertificateRequest.LOCALITY), out);
    list("Province", request.all(CertificateRequest.PROVINCE), out);
    list("StreetAddress", request.all(CertificateRequest.STREET_ADDRESS), out);
    list("PostalCode", request.all(CertificateRequest.POSTAL_CODE), out);
  }

  private static void list(String title, List<String> values, DescribeWriter out) {
    if (!values.isEmpty()) {
      out.field(0, "\t" + title, String.join("\n\t\t", values));
    }
  }
}
