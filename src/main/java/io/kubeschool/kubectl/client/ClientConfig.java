package io.kubeschool.kubectl.client;

import io.kubeschool.model.JsonObject;
import java.net.URI;
import java.util.List;

/**
 * How to reach a server and as whom, after kubeconfig files and flags were put together. Models
 * client-go rest.Config.
 *
 * @param server its URL
 * @param cluster the kubeconfig's cluster, as read
 * @param user the kubeconfig's user, as read
 * @param impersonatedUser whom to act as, or ""
 * @param impersonatedGroups the groups to act in
 */
public record ClientConfig(
    String server,
    JsonObject cluster,
    JsonObject user,
    String impersonatedUser,
    List<String> impersonatedGroups) {

  /** The server's host and port. */
  public String host() {
    String authority = URI.create(server).getAuthority();
    return authority == null ? server : authority;
  }
}
