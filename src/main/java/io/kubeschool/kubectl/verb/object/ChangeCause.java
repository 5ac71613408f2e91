package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.Session;
import io.kubeschool.model.JsonObject;

/**
 * What {@code --record} does: keeps the command in an annotation of what it changes. Models
 * cli-runtime genericclioptions/record_flags.go: ChangeCauseRecorder.
 */
public final class ChangeCause {

  /** The annotation. */
  public static final String ANNOTATION = "kubernetes.io/change-cause";

  private ChangeCause() {}

  /** The object with the command in its annotation, if {@code --record} was given. */
  public static JsonObject record(Session session, JsonObject object) {
    return session.flags().isDefined("record") && session.flags().bool("record")
        ? object.set(command(session), "metadata", "annotations", ANNOTATION)
        : object;
  }

  /** The command as it is recorded: arguments first, then flags by their long names. */
  private static String command(Session session) {
    StringBuilder text = new StringBuilder("kubectl ");
    String path = session.commandPath();
    text.append(path.substring(path.indexOf(' ') + 1));
    session.arguments().forEach(a -> text.append(' ').append(a));
    session.flags().given().forEach(f -> text.append(" --" + f.name() + "=" + f.value()));
    return text.toString();
  }
}
