package io.kubeschool.serve;

import io.kubeschool.apiserver.User;
import io.kubeschool.serve.wire.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whoever one of several authenticators knows is authenticated. Models apiserver
 * pkg/authentication: request/union and group/authenticated_group_adder.go.
 */
final class UnionAuthenticator implements Authenticator {

  private static final String AUTHENTICATED = "system:authenticated";

  private final List<Authenticator> authenticators;

  UnionAuthenticator(List<Authenticator> authenticators) {
    this.authenticators = List.copyOf(authenticators);
  }

  @Override
  public Optional<User> authenticate(Exchange exchange) {
    for (Authenticator authenticator : authenticators) {
      Optional<User> user = authenticator.authenticate(exchange);
      if (user.isPresent()) {
        return user.map(UnionAuthenticator::withGroup);
      }
    }
    return Optional.empty();
  }

  private static User withGroup(User user) {
    if (user.groups().contains(AUTHENTICATED)) {
      return user;
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(AUTHENTICATED);
    return new User(user.name(), List.copyOf(groups));
  }
}
