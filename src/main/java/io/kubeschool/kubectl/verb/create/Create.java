package io.kubeschool.kubectl.verb.create;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.GoText;
import io.kubeschool.kubectl.verb.edit.EditMode;
import io.kubeschool.kubectl.verb.edit.Editing;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ManifestCheck;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;

/** {@code kubectl create}. Models k8s.io/kubectl pkg/cmd/create/create.go. */
public final class Create {

  private final Session session;
  private final FilenameOptions files;
  private final DryRun dryRun;
  private final SuccessPrinter printer;
  private final ObjectWriter writer;
  private int count;

  private Create(Session session, FilenameOptions files) {
    this.session = session;
    this.files = files;
    this.dryRun = DryRun.of(session);
    String validation = CommonFlags.validation(session);
    this.printer = SuccessPrinter.of(session, dryRun);
    this.writer =
        ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
            .validating(validation);
  }

  /** The command, with one for each kind that it can make from flags. */
  public static Verb verb() {
    Verb verb =
        Verb.of(
            Usage.of("create -f FILENAME", "Create a resource from a file or from stdin")
                .description(
                    """
                    Create a resource from a file or from stdin.

                     The objects are written as YAML or JSON. For common kinds there is a command of its own below, which needs no file.
                    """)
                .examples(
                    """
                    # Create what web.yaml describes; it is an error if it exists
                    kubectl create -f web.yaml

                    # Create what another command writes
                    kubectl get configmap settings -o yaml | sed 's/name: settings/name: settings-copy/' | kubectl create -f -

                    # Look the objects over in an editor, as JSON, before they are created
                    kubectl create -f web.yaml --edit -o json
                    """),
            FlagSet.of(b ->
                b.include(PrintFlags.flags())
                    .include(FilenameOptions.flags("create"))
                    .include(CommonFlags.DRY_RUN)
                    .bool("edit", "", false, "Open the objects in an editor first")
                    .include(CommonFlags.fieldManager("kubectl-create"))
                    .string(
                        "raw",
                        "",
                        "",
                        "A path of the server to POST the file to as it is, with the"
                            + " kubeconfig's connection.")
                    .include(CommonFlags.SAVE_CONFIG)
                    .include(CommonFlags.SELECTOR)
                    .include(CommonFlags.VALIDATE)
                    .bool(
                        "windows-line-endings",
                        "",
                        false,
                        "With --edit: end the lines of the edited file as Windows does."
                            + " By default as this system does.")
                    .include(CommonFlags.RECORD)),
            Create::run);
    return verb.with(
        CreateAccess.clusterRole(),
        CreateAccess.clusterRoleBinding(),
        CreateConfiguration.configMap(),
        CreateWorkload.cronJob(),
        CreateWorkload.deployment(),
        CreateWorkload.ingress(),
        CreateWorkload.job(),
        CreateConfiguration.namespace(),
        CreateWorkload.podDisruptionBudget(),
        CreateConfiguration.priorityClass(),
        CreateConfiguration.quota(),
        CreateAccess.role(),
        CreateAccess.roleBinding(),
        CreateSecret.verb(),
        CreateService.verb(),
        CreateAccess.serviceAccount(),
        CreateAccess.token());
  }

  private static void run(Session session) {
    if (!session.arguments().isEmpty()) {
      throw session.usageError("Unexpected args: " + GoText.list(session.arguments()));
    }
    FilenameOptions files = FilenameOptions.of(session.flags());
    if (files.isEmpty()) {
      throw new CommandError("must specify one of -f and -k");
    }
    Create create = new Create(session, files);
    String raw = session.flags().string("raw");
    if (!raw.isEmpty()) {
      create.raw(raw);
    } else if (session.flags().bool("edit")) {
      new Editing(session, EditMode.BEFORE_CREATE).run();
    } else {
      create.all();
    }
  }

  private void all() {
    session
        .resources()
        .check(ManifestCheck.of(CommonFlags.validation(session)))
        .continueOnError()
        .namespace(session.namespace())
        .defaultNamespace()
        .files(files, session.isNamespaceEnforced())
        .labelSelector(session.flags().string("selector"))
        .flatten()
        .execute()
        .check()
        .visit(this::one);
    if (count == 0) {
      throw new CommandError("no objects passed to create");
    }
  }

  private void one(ResourceInfo info) {
    JsonObject object = info.object();
    object = LastApplied.annotateIf(session.flags().bool("save-config"), object);
    object = ChangeCause.record(session, object);
    if (dryRun != DryRun.CLIENT) {
      try {
        object = writer.createAnew(info.collectionPath(), object);
      } catch (KubectlError e) {
        throw StatusError.withSource(e, "creating", info.source());
      }
    }
    count++;
    printer.print(object, "created");
  }

  /** Models pkg/rawhttp: RawPost. */
  private void raw(String path) {
    if (session.flags().bool("edit")) {
      throw new CommandError("--raw and --edit are mutually exclusive");
    }
    if (files.names().size() != 1) {
      throw new CommandError("--raw can only use a single local file or stdin");
    }
    if (files.recursive()) {
      throw new CommandError("--raw and --recursive are mutually exclusive");
    }
    if (!session.flags().string("selector").isEmpty()) {
      throw new CommandError("--raw and --selector (-l) are mutually exclusive");
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
                .call(session.client().request(Method.POST, path).withBody(YamlReader.parse(text)))
                .body()
                .toText());
  }
}
