package io.kubeschool.kubectl.verb.config;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.config.ConfigEditor;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.verb.GoText;

/** What the commands of {@code kubectl config} have in common. Models pkg/cmd/config/config.go. */
final class ConfigArguments {

  private ConfigArguments() {}

  /** The editor of the session's kubeconfig files. */
  static ConfigEditor editor(Session session) {
    return new ConfigEditor(session.process(), session.config());
  }

  /** Shows the command's help and complains unless there are that many arguments. */
  static void require(Session session, int least, int most) {
    int count = session.arguments().size();
    if (count < least || count > most) {
      session.out().print(session.help());
      throw new CommandError("Unexpected args: " + GoText.list(session.arguments()));
    }
  }

  /** The only argument. */
  static String single(Session session) {
    require(session, 1, 1);
    return session.arguments().getFirst();
  }
}
