package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class CertificateRequestTest {

  /** {@code openssl req -new}: O = dev, CN = jane. */
  private static final String BODY =
      "MIHXMH8CAQAwHTEMMAoGA1UECgwDZGV2MQ0wCwYDVQQDDARqYW5lMFkwEwYHKoZI\n"
          + "zj0CAQYIKoZIzj0DAQcDQgAEUrFELQXUgzONQ+uRcMvVL/tGDEq+w6ifJyMHtfzK\n"
          + "HuCc/Nab4fyW50jdG/l04hCu+KWQzstTns13tiPaJOpXD6AAMAoGCCqGSM49BAMC\n"
          + "A0gAMEUC";

  @Test
  void readsTheSubject() throws Exception {
    byte[] der = Base64.getMimeDecoder().decode(BODY);
    byte[] whole = java.util.Arrays.copyOf(der, 3 + (der[2] & 0xff));
    CertificateRequest request = CertificateRequest.parse(pem(whole));
    assertThat(request.last(CertificateRequest.COMMON_NAME)).isEqualTo("jane");
    assertThat(request.all(CertificateRequest.ORGANIZATION)).containsExactly("dev");
    assertThat(request.last(CertificateRequest.SERIAL_NUMBER)).isEmpty();
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThatThrownBy(() -> CertificateRequest.parse("bm90IGEgcmVxdWVzdAo="))
        .isInstanceOf(CertificateRequest.MalformedException.class)
        .hasMessage("PEM block type must be CERTIFICATE REQUEST");
    assertThatThrownBy(() -> CertificateRequest.parse(pem(new byte[] {0x30, 0x20, 1})))
        .isInstanceOf(CertificateRequest.MalformedException.class)
        .hasMessage("asn1: syntax error: data truncated");
  }

  private static String pem(byte[] der) {
    String text =
        "-----BEGIN CERTIFICATE REQUEST-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END CERTIFICATE REQUEST-----\n";
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
