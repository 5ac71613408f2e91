package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.KlogLine;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.kustomize.BuildLog;

/** Tells what a kustomization's build has to tell on standard error. */
public record SessionLog(Session session) implements BuildLog {

  /** Where klog takes the lines of Go's own log from. */
  private static final int LINE = 244;

  @Override
  public void warning(String line) {
    session.err().println(line);
  }

  @Override
  public void log(String text) {
    session.err().println(KlogLine.info(session.process(), "log.go", LINE, text));
  }
}
