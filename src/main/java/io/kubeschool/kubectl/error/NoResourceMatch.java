package io.kubeschool.kubectl.error;

/** The server serves no such resource. Models meta.NoResourceMatchError. */
public final class NoResourceMatch extends KubectlError {

  /** No resource of that name, in that group and version if they are not empty. */
  public NoResourceMatch(String resource, String group, String version) {
    super(message(resource, group, version));
  }

  private static String message(String resource, String group, String version) {
    String text = "the server doesn't have a resource type \"" + resource + "\"";
    if (!group.isEmpty() && !version.isEmpty()) {
      return text + " in group \"" + group + "\" and version \"" + version + "\"";
    }
    if (!group.isEmpty()) {
      return text + " in group \"" + group + "\"";
    }
    return version.isEmpty() ? text : text + " in version \"" + version + "\"";
  }
}
