package io.kubeschool.kubectl.verb.edit;

import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.verb.object.CommonFlags;

/** {@code kubectl edit}. Models k8s.io/kubectl pkg/cmd/edit/edit.go. */
public final class Edit {

  private Edit() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("edit (RESOURCE/NAME | -f FILENAME)", "Edit a resource on the server")
            .description(
                """
                Open objects of the cluster in a text editor and send back what was changed.

                 The editor is the one in KUBE_EDITOR or EDITOR, else vi. If the server refuses the change, the file opens again with the reason on top.\
                """)
            .examples(
                """
                # Change the service 'web'
                kubectl edit service/web

                # Change it with nano
                KUBE_EDITOR=nano kubectl edit service/web

                # Change it as JSON, in a certain version of its API
                kubectl edit deployments.v1.apps/web -o json

                # Let a later kubectl apply know what was changed
                kubectl edit deployment/web --save-config

                # Change the number of replicas through the scale subresource
                kubectl edit deployment web --subresource=scale
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("edit"))
                .include(CommonFlags.fieldManager("kubectl-edit"))
                .bool("output-patch", "", false, "Print the patch that is sent.")
                .include(CommonFlags.SAVE_CONFIG)
                .string("subresource", "", "", "Edit this subresource of the object.")
                .include(CommonFlags.VALIDATE)
                .bool(
                    "windows-line-endings",
                    "",
                    false,
                    "End the lines of the edited file as Windows does. By default as"
                        + " this system does.")
                .include(CommonFlags.RECORD)),
        session -> new Editing(session, EditMode.NORMAL).run());
  }
}
