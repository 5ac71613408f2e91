package io.kubeschool.serve.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * A cluster's authority on disk, {@code ca.crt} and {@code ca.key}, so that what it issued lasts.
 */
public final class AuthorityFiles {

  private final Path folder;

  /** The authority that is kept in {@code folder}. */
  public AuthorityFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The authority; a new one if there is none yet, or its time is over.
   *
   * @throws IOException if its files cannot be read or written
   */
  public CertificateAuthority load(Instant now) throws IOException {
    Path certificate = folder.resolve("ca.crt");
    Path key = folder.resolve("ca.key");
    if (Files.exists(certificate) && Files.exists(key)) {
      Credential kept = read(certificate, key);
      if (kept.certificate().getNotAfter().toInstant().isAfter(now)) {
        return CertificateAuthority.of(kept);
      }
    }
    CertificateAuthority authority = CertificateAuthority.create(now);
    PrivateFiles.write(key, authority.credential().keyPem());
    PrivateFiles.write(certificate, authority.credential().certificatePem());
    return authority;
  }

  private static Credential read(Path certificate, Path key) throws IOException {
    try {
      X509Certificate read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
      String text =
          Files.readString(key, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
      PrivateKey readKey =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
      return new Credential(read, readKey);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "cannot use " + certificate + " and " + key + ": " + e.getMessage() + "; remove them");
    }
  }
}
