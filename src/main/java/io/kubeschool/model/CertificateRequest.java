package io.kubeschool.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a certificate signing request in PEM (RFC 2986) says of who asks. Models
 * pkg/apis/certificates: ParseCSR.
 *
 * @param subject the values of the subject's attributes, by the attribute's object identifier
 */
public record CertificateRequest(Map<String, List<String>> subject) {

  /** Attributes of a subject, by RFC 4519. */
  public static final String COMMON_NAME = "2.5.4.3";

  public static final String SERIAL_NUMBER = "2.5.4.5";
  public static final String COUNTRY = "2.5.4.6";
  public static final String LOCALITY = "2.5.4.7";
  public static final String PROVINCE = "2.5.4.8";
  public static final String STREET_ADDRESS = "2.5.4.9";
  public static final String ORGANIZATION = "2.5.4.10";
  public static final String ORGANIZATIONAL_UNIT = "2.5.4.11";
  public static final String POSTAL_CODE = "2.5.4.17";

  private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----";
  private static final String END = "-----END CERTIFICATE REQUEST-----";

  /** It is none; the message is Kubernetes'. */
  public static final class MalformedException extends Exception {
    MalformedException(String message) {
      super(message);
    }
  }

  /**
   * The request that is written as base64 of its PEM text, as objects have it.
   *
   * @throws MalformedException if it is none
   */
  public static CertificateRequest parse(String base64) throws MalformedException {
    String pem = new String(decode(base64), StandardCharsets.ISO_8859_1);
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw new MalformedException("PEM block type must be CERTIFICATE REQUEST");
    }
    String block = pem.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
    Der request = new Der(decode(block)).inside();
    Der info = request.inside();
    info.skip();
    Map<String, List<String>> subject = new TreeMap<>();
    for (Der name = info.inside(); name.hasMore(); ) {
      for (Der attributes = name.inside(); attributes.hasMore(); ) {
        Der attribute = attributes.inside();
        String identifier = identifier(attribute.content());
        String value = new String(attribute.content(), StandardCharsets.UTF_8);
        subject.computeIfAbsent(identifier, i -> new ArrayList<>()).add(value);
      }
    }
    return new CertificateRequest(subject);
  }

  /** The values of an attribute. */
  public List<String> all(String attribute) {
    return subject.getOrDefault(attribute, List.of());
  }

  /** The last value of an attribute, or "". */
  public String last(String attribute) {
    List<String> values = all(attribute);
    return values.isEmpty() ? "" : values.getLast();
  }

  private static byte[] decode(String base64) throws MalformedException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("PEM block type must be CERTIFICATE REQUEST");
    }
  }

  private static String identifier(byte[] content) {
    StringBuilder text = new StringBuilder();
    long arc = 0;
    for (byte b : content) {
      arc = arc << 7 | b & 0x7f;
      if (b >= 0) {
        if (text.isEmpty()) {
          long first = Math.min(arc / 40, 2);
          text.append(first).append('.').append(arc - first * 40);
        } else {
          text.append('.').append(arc);
        }
        arc = 0;
      }
    }
    return text.toString();
  }

  /** Values in the distinguished encoding of ASN.1, one after the other. */
  private static final class Der {
    private final byte[] bytes;
    private int at;

    Der(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return at < bytes.length;
    }

    /** What is in the next value. */
    Der inside() throws MalformedException {
      return new Der(content());
    }

    void skip() throws MalformedException {
      content();
    }

    byte[] content() throws MalformedException {
      next();
      int length = next();
      if (length > 0x80) {
        int octets = length & 0x7f;
        length = 0;
        for (int i = 0; i < octets && length < 1 << 22; i++) {
          length = length << 8 | next();
        }
      }
      if (length > bytes.length - at) {
        throw truncated();
      }
      byte[] content = Arrays.copyOfRange(bytes, at, at + length);
      at += length;
      return content;
    }

    private int next() throws MalformedException {
      if (at >= bytes.length) {
        throw truncated();
      }
      return bytes[at++] & 0xff;
    }

    private static MalformedException truncated() {
      return new MalformedException("asn1: syntax error: data truncated");
    }
  }

  /**
   * What became of a CertificateSigningRequest, such as {@code Approved,Issued}. Models
   * certificate.go: extractCSRStatus.
   */
  public static String state(JsonObject request) {
    List<String> types =
        request.array("status", "conditions").objects().stream()
            .map(condition -> condition.string("type"))
            .toList();
    String state =
        types.contains("Denied") ? "Denied" : types.contains("Approved") ? "Approved" : "Pending";
    return state
        + (types.contains("Failed") ? ",Failed" : "")
        + (request.string("status", "certificate").isEmpty() ? "" : ",Issued");
  }
}
