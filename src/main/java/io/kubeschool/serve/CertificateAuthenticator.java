package io.kubeschool.serve;

import io.kubeschool.apiserver.User;
import io.kubeschool.serve.wire.Exchange;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Takes a client certificate's common name for the user and its organizations for the groups.
 * Models apiserver pkg/authentication/request/x509: CommonNameUserConversion.
 */
final class CertificateAuthenticator implements Authenticator {

  /** The extended key usage that a client's certificate needs. */
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

  private final X509Certificate authority;

  CertificateAuthenticator(X509Certificate authority) {
    this.authority = authority;
  }

  @Override
  public Optional<User> authenticate(Exchange exchange) {
    List<X509Certificate> chain = exchange.clientCertificates();
    if (chain.isEmpty() || !isTrusted(chain)) {
      return Optional.empty();
    }
    return user(chain.getFirst());
  }

  private boolean isTrusted(List<X509Certificate> chain) {
    try {
      List<String> purposes = chain.getFirst().getExtendedKeyUsage();
      if (purposes == null || !purposes.contains(CLIENT_AUTHENTICATION)) {
        return false;
      }
      List<X509Certificate> below = chain.stream().filter(c -> !c.equals(authority)).toList();
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(below);
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return !below.isEmpty();
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Optional<User> user(X509Certificate certificate) {
    String name = "";
    List<String> groups = new ArrayList<>();
    try {
      for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("CN")) {
          name = rdn.getValue().toString();
        } else if (rdn.getType().equalsIgnoreCase("O")) {
          groups.add(rdn.getValue().toString());
        }
      }
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(new User(name, List.copyOf(groups)));
  }
}
