package io.kubeschool.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The syntaxes of names, label keys and label values. Each method tells what is wrong with a text,
 * in upstream's words; nothing if it is well formed. Models apimachinery pkg/api/validate/content
 * and pkg/util/validation.
 */
public final class NameSyntax {

  private static final String KEY_FORMAT = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE_FORMAT = "(" + KEY_FORMAT + ")?";
  private static final String LABEL_FORMAT = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN_FORMAT = LABEL_FORMAT + "(\\." + LABEL_FORMAT + ")*";
  private static final String LABEL_1035_FORMAT = "[a-z]([-a-z0-9]*[a-z0-9])?";

  private static final Pattern KEY = Pattern.compile(KEY_FORMAT);
  private static final Pattern VALUE = Pattern.compile(VALUE_FORMAT);
  private static final Pattern LABEL = Pattern.compile(LABEL_FORMAT);
  private static final Pattern SUBDOMAIN = Pattern.compile(SUBDOMAIN_FORMAT);
  private static final Pattern LABEL_1035 = Pattern.compile(LABEL_1035_FORMAT);

  private static final String KEY_WORDS =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character";
  private static final String[] KEY_EXAMPLES = {"MyName", "my.name", "123-abc"};

  private NameSyntax() {}

  /** The key of a label, an annotation or the like: {@code [prefix/]name}. */
  public static List<String> labelKey(String key) {
    List<String> errors = new ArrayList<>();
    String[] parts = key.split("/", -1);
    if (parts.length > 2) {
      return List.of(
          "a valid label key "
              + mismatch(KEY_WORDS, KEY_FORMAT, KEY_EXAMPLES)
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    String name = parts[parts.length - 1];
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        errors.add("prefix part must be non-empty");
      } else {
        dns1123Subdomain(parts[0]).forEach(error -> errors.add("prefix part " + error));
      }
    }
    if (name.isEmpty()) {
      errors.add("name part must be non-empty");
    } else if (name.length() > 63) {
      errors.add("name part " + tooLong(63));
    }
    if (!KEY.matcher(name).matches()) {
      errors.add("name part " + mismatch(KEY_WORDS, KEY_FORMAT, KEY_EXAMPLES));
    }
    return errors;
  }

  /** The value of a label. */
  public static List<String> labelValue(String value) {
    return check(
        value,
        63,
        VALUE,
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
            + " '.', and must start and end with an alphanumeric character",
        VALUE_FORMAT,
        "MyValue",
        "my_value",
        "12345");
  }

  /** A lower-case RFC 1123 label, {@code my-name}. */
  public static List<String> dns1123Label(String value) {
    if (value.length() <= 63
        && !LABEL.matcher(value).matches()
        && SUBDOMAIN.matcher(value).matches()) {
      return List.of("must not contain dots");
    }
    return check(
        value,
        63,
        LABEL,
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
            + " must start and end with an alphanumeric character",
        LABEL_FORMAT,
        "my-name",
        "123-abc");
  }

  /** A lower-case RFC 1123 subdomain, {@code example.com}: what most objects' names are. */
  public static List<String> dns1123Subdomain(String value) {
    return check(
        value,
        253,
        SUBDOMAIN,
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
            + " '.', and must start and end with an alphanumeric character",
        SUBDOMAIN_FORMAT,
        "example.com");
  }

  /** An RFC 1035 label, {@code abc-123}: a Service's name. */
  public static List<String> dns1035Label(String value) {
    return check(
        value,
        63,
        LABEL_1035,
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
            + " alphabetic character, and end with an alphanumeric character",
        LABEL_1035_FORMAT,
        "my-name",
        "abc-123");
  }

  private static List<String> check(
      String value, int max, Pattern pattern, String words, String format, String... examples) {
    boolean matches = pattern.matcher(value).matches();
    if (matches && value.length() <= max) {
      return List.of();
    }
    List<String> errors = new ArrayList<>();
    if (value.length() > max) {
      errors.add(tooLong(max));
    }
    if (!matches) {
      errors.add(mismatch(words, format, examples));
    }
    return errors;
  }

  private static String tooLong(int max) {
    return "must be no more than " + max + " bytes";
  }

  private static String mismatch(String words, String format, String... examples) {
    return words
        + " (e.g. '"
        + String.join("',  or '", examples)
        + "', regex used for validation is '"
        + format
        + "')";
  }
}
