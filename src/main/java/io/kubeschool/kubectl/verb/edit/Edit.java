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
                # Edit the service named 'registry'
                kubectl edit svc/registry

                # Use an alternative editor
                KUBE_EDITOR="nano" kubectl edit svc/registry

                # Edit the job 'myjob' in JSON using the v1 API format
                kubectl edit job.v1.batch/myjob -o json

                # Edit the deployment 'mydeployment' in YAML and save the modified config in its annotation
                kubectl edit deployment/mydeployment -o yaml --save-config

                # Edit the 'status' subresource for the 'mydeployment' deployment
                kubectl edit deployment mydeployment --subresource='status'\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("to use to edit the resource"))
                .include(CommonFlags.fieldManager("kubectl-edit"))
                .bool("output-patch", "", false, "Output the patch if the resource is edited.")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "subresource",
                    "",
                    "",
                    "If specified, edit will operate on the subresource of the requested object.")
                .include(CommonFlags.VALIDATE)
                .bool(
                    "windows-line-endings",
                    "",
                    false,
                    "Defaults to the line ending native to your platform.")
                .include(CommonFlags.RECORD)),
        session -> new Editing(session, EditMode.NORMAL).run());
  }
}
