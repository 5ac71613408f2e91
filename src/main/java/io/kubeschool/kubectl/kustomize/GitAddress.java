package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of folders in git repositories. There is no git on this machine, and nobody whom it
 * could ask, so they are only told apart from paths. Models api internal/git/repospec.go:
 * NewRepoSpecFromURL.
 */
final class GitAddress {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)(?:git::)?(ssh://|https://|http://|file://)?([a-z][a-z0-9-]*@)?([^?]*)(?:\\?.*)?");

  private GitAddress() {}

  /** Whether a text is such an address. */
  static boolean matches(String text) {
    Matcher matcher = PARTS.matcher(text);
    if (text.startsWith("/") || !matcher.matches()) {
      return false;
    }
    String rest = matcher.group(3);
    boolean github = rest.toLowerCase(Locale.ROOT).matches("github\\.com[/:].*");
    if (matcher.group(1) == null && matcher.group(2) == null && !github) {
      return false;
    }
    boolean colon = matcher.group(1) == null;
    int end = colon && rest.indexOf(':') > 0 ? rest.indexOf(':') : rest.indexOf('/');
    String path = end < 0 ? "" : rest.substring(end + 1);
    boolean marked = path.contains("_git/") || path.contains("//") || path.contains(".git");
    return marked || path.contains("/") || "file://".equalsIgnoreCase(matcher.group(1));
  }

  /** Why what is there cannot be had. */
  static CommandError unreachable() {
    return new CommandError(
        "no 'git' program on path: exec: \"git\": executable file not found in $PATH");
  }

  /** Why a file of another host cannot be had. */
  static CommandError noSuchHost(String url) {
    return new CommandError(
        "Get \"" + url + "\": dial tcp: lookup " + URI.create(url).getHost() + ": no such host");
  }
}
