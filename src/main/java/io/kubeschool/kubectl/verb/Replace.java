package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.DocumentCheck;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.Deletion;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ManifestCheck;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.Propagation;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl replace}. Models k8s.io/kubectl pkg/cmd/replace/replace.go. */
public final class Replace {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Session session;
  private final DryRun dryRun;
  private final String validation;
  private final SuccessPrinter printer;
  private final FilenameOptions files;
  private final ObjectWriter writer;
  private String standardInput;

  private Replace(Session session) {
    this.session = session;
    this.validation = CommonFlags.validation(session);
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
    this.files = FilenameOptions.of(session.flags());
    this.writer =
        ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
            .validating(validation);
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("replace -f FILENAME", "Replace a resource by file name or stdin")
            .description(
                """
                Replace a resource by file name or stdin.

                 The object in the cluster becomes what the YAML or JSON says; fields that are not in it are dropped, so it has to be whole. This gets an object whole:

                 $ kubectl get TYPE NAME -o yaml
                """)
            .examples(
                """
                # Put what web.yaml says in the place of what is there
                kubectl replace -f web.yaml

                # Get an object, change it on the way, and put it back
                kubectl get deployment web -o yaml | sed 's/nginx:1.28/nginx:1.29/' | kubectl replace -f -

                # Change what cannot be changed: delete the object and create it anew
                kubectl replace --force -f web.yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("replace"))
                .include(Deletion.flags(false))
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-replace"))
                .string(
                    "raw",
                    "",
                    "",
                    "A path of the server to PUT the file to as it is, with the"
                        + " kubeconfig's connection.")
                .include(CommonFlags.SAVE_CONFIG)
                .string("subresource", "", "", "Replace this subresource of the object.")
                .include(CommonFlags.VALIDATE)
                .include(CommonFlags.RECORD)),
        session -> new Replace(session).run());
  }

  private void run() throws Interrupted {
    String propagation = Propagation.of(session);
    long grace = session.flags().integer("grace-period");
    boolean force = session.flags().bool("force");
    if (files.isEmpty()) {
      throw new CommandError("must specify one of -f and -k");
    }
    if (grace >= 0 && !force) {
      throw new CommandError("--grace-period must have --force specified");
    }
    if (!session.flags().duration("timeout").isZero() && !force) {
      throw new CommandError("--timeout must have --force specified");
    }
    if (force && dryRun != DryRun.NONE) {
      throw new CommandError("--dry-run can not be used when --force is set");
    }
    String raw = session.flags().string("raw");
    if (!raw.isEmpty()) {
      raw(raw);
    } else if (force) {
      deleteAndCreate(propagation, grace == 0 ? 1 : grace, grace == 0);
    } else {
      builder(ManifestCheck.of(validation)).execute().check().visit(this::replace);
    }
  }

  private ResourceBuilder builder(DocumentCheck check) {
    ResourceBuilder builder =
        session
            .resources()
            .check(check)
            .continueOnError()
            .namespace(session.namespace())
            .defaultNamespace()
            .subresource(session.flags().string("subresource"))
            .flatten();
    if (!files.names().equals(List.of("-"))) {
      return builder.files(files, session.isNamespaceEnforced());
    }
    if (standardInput == null) {
      standardInput = session.readStandardInput();
    }
    return builder.text(standardInput, "STDIN");
  }

  private JsonObject prepared(ResourceInfo info) {
    JsonObject object = LastApplied.annotateIf(session.flags().bool("save-config"), info.object());
    return ChangeCause.record(session, object);
  }

  private void replace(ResourceInfo info) {
    JsonObject object = prepared(info);
    if (dryRun != DryRun.CLIENT) {
      try {
        object = writer.overwrite(info.path(), object);
      } catch (StatusError e) {
        throw StatusError.withSource(e, "replacing", info.source());
      }
    }
    printer.print(object, "replaced");
  }

  /** Models forceReplace. */
  private void deleteAndCreate(String propagation, long grace, boolean wait) throws Interrupted {
    Duration timeout = session.flags().duration("timeout");
    new Deletion(session, dryRun, grace, propagation, false, false)
        .delete(
            builder(DocumentCheck.NONE)
                .typeOrNameArguments(false, session.arguments())
                .requireObject(false)
                .execute()
                .check()
                .ignoring(Deletion::isNotFound),
            null,
            wait || session.flags().bool("wait"),
            timeout);
    List<ResourceInfo> infos = new ArrayList<>(builder(DocumentCheck.NONE).execute().infos());
    var end = session.process().now().plus(timeout.isZero() ? LONGEST_WAIT : timeout);
    for (ResourceInfo info : infos) {
      while (session
          .client()
          .tryCall(session.client().request(Method.GET, info.path()))
          .isSuccess()) {
        if (!session.process().now().isBefore(end)) {
          throw new CommandError("timed out waiting for the condition");
        }
        session.process().sleep(Duration.ofSeconds(1));
      }
    }
    List<ResourceInfo> created = new ArrayList<>();
    builder(ManifestCheck.of(validation))
        .execute()
        .check()
        .visit(info -> {
          created.add(info);
          printer.print(writer.createAnew(info.collectionPath(), prepared(info)), "replaced");
        });
    if (created.isEmpty()) {
      throw new CommandError("no objects passed to replace");
    }
  }

  /** Models pkg/rawhttp: RawPut. */
  private void raw(String path) {
    if (files.names().size() != 1) {
      throw new CommandError("--raw can only use a single local file or stdin");
    }
    if (files.recursive()) {
      throw new CommandError("--raw and --recursive are mutually exclusive");
    }
    if (!session.flags().string("output").isEmpty()) {
      throw new CommandError("--raw and --output are mutually exclusive");
    }
    String name = files.names().getFirst();
    String text = name.equals("-") ? session.readStandardInput() : session.readFile(name);
    session
        .out()
        .print(
            session
                .client()
                .call(session.client().request(Method.PUT, path).withBody(YamlReader.parse(text)))
                .body()
                .toText());
  }
}
