package io.kubeschool.serve.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues the certificates of a cluster, as kubeadm's authority does: the server's for its
 * addresses, a client's for a user (its common name) and groups (its organizations).
 */
public final class CertificateAuthority {

  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration LIFE = Duration.ofDays(365);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Credential own;

  private CertificateAuthority(Credential own) {
    this.own = own;
  }

  /** A new authority. */
  public static CertificateAuthority create(Instant now) {
    KeyPair keys = newKeys();
    X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "kubernetes").build();
    try {
      X509v3CertificateBuilder certificate =
          builder(name, name, keys.getPublic(), now, now.plus(AUTHORITY_LIFE))
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
              .addExtension(
                  Extension.keyUsage,
                  true,
                  new KeyUsage(
                      KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return new CertificateAuthority(sign(certificate, keys, keys));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority that has that certificate and key. */
  public static CertificateAuthority of(Credential credential) {
    return new CertificateAuthority(credential);
  }

  /** Its own certificate and key. */
  public Credential credential() {
    return own;
  }

  /** A server's certificate for those DNS names and IP addresses. */
  public Credential issueServer(Instant now, List<String> names, List<String> addresses) {
    GeneralName[] all = new GeneralName[names.size() + addresses.size()];
    for (int i = 0; i < names.size(); i++) {
      all[i] = new GeneralName(GeneralName.dNSName, names.get(i));
    }
    for (int i = 0; i < addresses.size(); i++) {
      all[names.size() + i] = new GeneralName(GeneralName.iPAddress, addresses.get(i));
    }
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "kube-apiserver").build();
    return issue(now, subject, KeyPurposeId.id_kp_serverAuth, new GeneralNames(all));
  }

  /** A client's certificate: whoever shows it is that user, in those groups. */
  public Credential issueClient(Instant now, String user, List<String> groups) {
    X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    groups.forEach(group -> subject.addRDN(BCStyle.O, group));
    subject.addRDN(BCStyle.CN, user);
    return issue(now, subject.build(), KeyPurposeId.id_kp_clientAuth, null);
  }

  private Credential issue(
      Instant now, X500Name subject, KeyPurposeId purpose, GeneralNames alternativeNames) {
    KeyPair keys = newKeys();
    X500Name issuer =
        X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
    try {
      X509v3CertificateBuilder certificate =
          builder(issuer, subject, keys.getPublic(), now, now.plus(LIFE))
              .addExtension(
                  Extension.keyUsage,
                  true,
                  new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
              .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(own.certificate()));
      if (alternativeNames != null) {
        certificate.addExtension(Extension.subjectAlternativeName, false, alternativeNames);
      }
      return sign(certificate, keys, new KeyPair(own.certificate().getPublicKey(), own.key()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant now, Instant end) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(63, RANDOM).add(BigInteger.ONE),
        Date.from(now.minus(CLOCK_SKEW)),
        Date.from(end),
        subject,
        key);
  }

  private static Credential sign(
      X509v3CertificateBuilder certificate, KeyPair subject, KeyPair issuer)
      throws GeneralSecurityException {
    try {
      return new Credential(
          new JcaX509CertificateConverter()
              .getCertificate(
                  certificate.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()))),
          subject.getPrivate());
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
