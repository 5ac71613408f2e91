package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.verb.edit.EditMode;
import io.kubeschool.kubectl.verb.edit.Editing;
import io.kubeschool.kubectl.verb.object.CommonFlags;

/** {@code kubectl apply edit-last-applied}. Models apply_edit_last_applied.go. */
final class EditLastApplied {

  private EditLastApplied() {}

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "edit-last-applied (RESOURCE/NAME | -f FILENAME)",
                "Edit latest last-applied-configuration annotations of a resource/object")
            .description(
                """
                Open the last-applied-configuration annotation of objects in a text editor.

                 The editor is the one in KUBE_EDITOR or EDITOR, else vi. Only the annotation changes, not the rest of the object.\
                """)
            .examples(
                """
                # Edit what the deployment 'web' was last applied from
                kubectl apply edit-last-applied deployment/web

                # Edit it as JSON; the object is the one in the file
                kubectl apply edit-last-applied -f web.yaml -o json

                # Edit it with nano
                KUBE_EDITOR=nano kubectl apply edit-last-applied deployment/web
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("edit"))
                .include(CommonFlags.fieldManager("kubectl-client-side-apply"))
                .include(CommonFlags.VALIDATE)
                .bool(
                    "windows-line-endings",
                    "",
                    false,
                    "End the lines of the edited file as Windows does. By default as"
                        + " this system does.")
                .include(CommonFlags.RECORD)),
        session -> new Editing(session, EditMode.LAST_APPLIED).run());
  }
}
