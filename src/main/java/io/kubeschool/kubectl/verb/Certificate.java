package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Timestamps;
import java.util.List;
import java.util.Locale;

/** {@code kubectl certificate}. Models k8s.io/kubectl pkg/cmd/certificates/certificates.go. */
public final class Certificate {

  private static final int MOST_CONFLICTS = 10;

  private final Session session;
  private final Decision decision;
  private final SuccessPrinter printer;
  private int found;

  /** What is decided about a request. */
  private enum Decision {
    APPROVE("Approved", "Denied", "KubectlApprove"),
    DENY("Denied", "Approved", "KubectlDeny");

    final String condition;
    final String opposite;
    final String reason;

    Decision(String condition, String opposite, String reason) {
      this.condition = condition;
      this.opposite = opposite;
      this.reason = reason;
    }

    String done() {
      return this == APPROVE ? "approved" : "denied";
    }
  }

  private Certificate(Session session, Decision decision) {
    this.session = session;
    this.decision = decision;
    this.printer = SuccessPrinter.of(session, DryRun.NONE);
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
            Usage.of("certificate SUBCOMMAND", "Modify certificate resources")
                .description("Modify certificate resources."),
            FlagSet.NONE,
            session -> session.out().print(session.help()))
        .with(approve(), deny());
  }

  private static Verb approve() {
    return Verb.of(
        Usage.of("approve (-f FILENAME | NAME)", "Approve a certificate signing request")
            .description(
                """
                Approve a certificate signing request.

                 The controller that signs for the request's signer may then issue the certificate, with the name, groups and usages that the request asks for.

                 SECURITY NOTICE: whoever holds the certificate is the user whom it names, with all that this user may do. Read the request (kubectl describe csr) before you approve it.
                """)
            .examples(
                """
                # Approve the request 'ada'
                kubectl certificate approve ada

                # Approve the requests that a file describes
                kubectl certificate approve -f requests.yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("approve"))
                .bool(
                    "force",
                    "",
                    false,
                    "Write the approval again, even if the request is approved.")),
        session -> new Certificate(session, Decision.APPROVE).run());
  }

  private static Verb deny() {
    return Verb.of(
        Usage.of("deny (-f FILENAME | NAME)", "Deny a certificate signing request")
            .description(
                """
                Deny a certificate signing request.

                 No certificate will be issued for it; whoever asked can read so in the request's conditions.
                """)
            .examples(
                """
                # Deny the request 'mallory'
                kubectl certificate deny mallory

                # Deny the requests that a file describes
                kubectl certificate deny -f requests.yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("deny"))
                .bool(
                    "force", "", false, "Write the denial again, even if the request is denied.")),
        session -> new Certificate(session, Decision.DENY).run());
  }

  private void run() {
    FilenameOptions files = FilenameOptions.of(session.flags());
    if (session.arguments().isEmpty() && files.isEmpty()) {
      throw new CommandError("one or more CSRs must be specified as <name> or -f <filename>");
    }
    session
        .resources()
        .continueOnError()
        .files(files, false)
        .names("certificatesigningrequests", session.arguments())
        .requireObject(true)
        .flatten()
        .latest()
        .execute()
        .visit(this::decide);
    if (found == 0) {
      session.out().println("No resources found");
    }
  }

  private void decide(ResourceInfo info) {
    JsonObject object = info.object();
    if (!object.string("kind").equals("CertificateSigningRequest")) {
      String group = info.mapping().group();
      throw new CommandError(
          "can only handle CertificateSigningRequest.certificates.k8s.io objects, got "
              + object.string("kind")
              + (group.isEmpty() ? "" : "." + group));
    }
    String name = object.string("metadata", "name");
    for (int attempt = 0; ; attempt++) {
      try {
        decide(name);
        break;
      } catch (StatusError e) {
        if (!e.isConflict() || attempt == MOST_CONFLICTS) {
          throw e;
        }
      }
    }
    found++;
    printer.print(info.object(), decision.done());
  }

  private void decide(String name) {
    String path = Kinds.CERTIFICATE_SIGNING_REQUEST.path(new ObjectKey("", name));
    JsonObject request = session.client().get(path);
    JsonArray conditions = request.array("status", "conditions");
    List<String> types = conditions.objects().stream().map(c -> c.string("type")).toList();
    if (types.contains(decision.opposite)) {
      throw new CommandError(
          "certificate signing request \"" + name + "\" is already " + decision.opposite);
    }
    if (!types.contains(decision.condition)) {
      JsonObject condition =
          Json.objectOf(
              "lastUpdateTime",
              Timestamps.format(session.process().now()),
              "message",
              "This CSR was "
                  + decision.done()
                  + " by kubectl certificate "
                  + decision.name().toLowerCase(Locale.ROOT)
                  + ".",
              "reason",
              decision.reason,
              "status",
              "True",
              "type",
              decision.condition);
      request = request.set(conditions.plus(condition), "status", "conditions");
    } else if (!session.flags().bool("force")) {
      return;
    }
    ObjectWriter.of(session.client()).replace(path + "/approval", request);
  }
}
