package io.kubeschool.serve;

import io.kubeschool.apiserver.User;
import io.kubeschool.serve.wire.Exchange;
import java.util.Optional;

/** Finds out who asks. Models apiserver pkg/authentication/authenticator: Request. */
@FunctionalInterface
interface Authenticator {

  /** Who asks, if the request shows credentials of the kind that this knows, and they are good. */
  Optional<User> authenticate(Exchange exchange);
}
