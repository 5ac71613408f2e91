package io.kubeschool.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The forms that names, labels, keys and ports must have. Each check returns what is wrong with a
 * value, nothing if it is right. Models apimachinery pkg/util/validation and
 * pkg/api/validate/content.
 */
public final class NameSyntax {

  private static final String LABEL_KEY = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String LABEL_VALUE = "(" + LABEL_KEY + ")?";
  private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String DNS_SUBDOMAIN = DNS_LABEL + "(\\." + DNS_LABEL + ")*";
  private static final String DNS_1035_LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String CONFIG_MAP_KEY = "[-._a-zA-Z0-9]+";
  private static final String SHELL_VARIABLE = "[-._a-zA-Z][-._a-zA-Z0-9]*";
  private static final String C_IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
  private static final String PERCENT = "[0-9]+%";
  private static final String HTTP_HEADER = "[-A-Za-z0-9]+";

  private static final Pattern LABEL_KEY_PATTERN = Pattern.compile(LABEL_KEY);
  private static final Pattern LABEL_VALUE_PATTERN = Pattern.compile(LABEL_VALUE);
  private static final Pattern DNS_LABEL_PATTERN = Pattern.compile(DNS_LABEL);
  private static final Pattern DNS_1035_LABEL_PATTERN = Pattern.compile(DNS_1035_LABEL);
  private static final Pattern CONFIG_MAP_KEY_PATTERN = Pattern.compile(CONFIG_MAP_KEY);
  private static final Pattern SHELL_VARIABLE_PATTERN = Pattern.compile(SHELL_VARIABLE);
  private static final Pattern C_IDENTIFIER_PATTERN = Pattern.compile(C_IDENTIFIER);
  private static final Pattern PERCENT_PATTERN = Pattern.compile(PERCENT);
  private static final Pattern HTTP_HEADER_PATTERN = Pattern.compile(HTTP_HEADER);
  private static final Pattern PORT_NAME_CHARACTERS = Pattern.compile("[-a-z0-9]+");
  private static final Pattern LETTER = Pattern.compile("[a-z]");

  private NameSyntax() {}

  /** A label's or annotation's key: {@code app} or {@code example.com/app}. */
  public static List<String> labelKey(String value) {
    List<String> problems = new ArrayList<>();
    String[] parts = value.split("/", -1);
    String nameProblem =
        regex(
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                + " an alphanumeric character",
            LABEL_KEY,
            "MyName",
            "my.name",
            "123-abc");
    if (parts.length > 2) {
      problems.add(
          "a valid label key "
              + nameProblem
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
      return problems;
    }
    String name = parts[parts.length - 1];
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        problems.add("prefix part must be non-empty");
      } else {
        subdomain(parts[0], "bytes").forEach(problem -> problems.add("prefix part " + problem));
      }
    }
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > 63) {
      problems.add("name part " + longest(63, "bytes"));
    }
    if (!LABEL_KEY_PATTERN.matcher(name).matches()) {
      problems.add("name part " + nameProblem);
    }
    return problems;
  }

  /** A label's value. */
  public static List<String> labelValue(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > 63) {
      problems.add(longest(63, "bytes"));
    }
    if (!LABEL_VALUE_PATTERN.matcher(value).matches()) {
      problems.add(
          regex(
              "a valid label must be an empty string or consist of alphanumeric characters, '-',"
                  + " '_' or '.', and must start and end with an alphanumeric character",
              LABEL_VALUE,
              "MyValue",
              "my_value",
              "12345"));
    }
    return problems;
  }

  /** A DNS label (RFC 1123), such as a namespace's or container's name. */
  public static List<String> dns1123Label(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > 63) {
      problems.add(longest(63, "characters"));
    }
    if (!DNS_LABEL_PATTERN.matcher(value).matches()) {
      problems.add(
          isSubdomain(value)
              ? "must not contain dots"
              : regex(
                  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters"
                      + " or '-', and must start and end with an alphanumeric character",
                  DNS_LABEL,
                  "my-name",
                  "123-abc"));
    }
    return problems;
  }

  /** A DNS subdomain (RFC 1123), such as a pod's name. */
  public static List<String> dns1123Subdomain(String value) {
    return subdomain(value, "characters");
  }

  private static List<String> subdomain(String value, String unit) {
    List<String> problems = new ArrayList<>();
    if (value.length() > 253) {
      problems.add(longest(253, unit));
    }
    if (!isSubdomain(value)) {
      problems.add(
          regex(
              "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,"
                  + " '-' or '.', and must start and end with an alphanumeric character",
              DNS_SUBDOMAIN,
              "example.com"));
    }
    return problems;
  }

  /** Whether it is what {@link #DNS_SUBDOMAIN} says; by hand, as every object's name is asked. */
  private static boolean isSubdomain(String value) {
    boolean mayEnd = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        mayEnd = true;
      } else if (c == '.' && mayEnd) {
        mayEnd = false;
      } else if (c == '-' && i > 0 && value.charAt(i - 1) != '.') {
        mayEnd = false;
      } else {
        return false;
      }
    }
    return mayEnd;
  }

  /** A DNS label (RFC 1035), such as a service's name. */
  public static List<String> dns1035Label(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > 63) {
      problems.add(longest(63, "characters"));
    }
    if (!DNS_1035_LABEL_PATTERN.matcher(value).matches()) {
      problems.add(
          regex(
              "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start"
                  + " with an alphabetic character, and end with an alphanumeric character",
              DNS_1035_LABEL,
              "my-name",
              "abc-123"));
    }
    return problems;
  }

  /** A key of a ConfigMap or Secret. */
  public static List<String> configMapKey(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > 253) {
      problems.add(longest(253, "characters"));
    }
    if (!CONFIG_MAP_KEY_PATTERN.matcher(value).matches()) {
      problems.add(
          regex(
              "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
              CONFIG_MAP_KEY,
              "key.name",
              "KEY_NAME",
              "key-name"));
    }
    if (value.equals(".")) {
      problems.add("must not be '.'");
    } else if (value.equals("..")) {
      problems.add("must not be '..'");
    } else if (value.startsWith("..")) {
      problems.add("must not start with '..'");
    }
    return problems;
  }

  /** The name of an environment variable. Models IsRelaxedEnvVarName. */
  public static List<String> environmentName(String value) {
    List<String> problems = new ArrayList<>();
    if (value.isEmpty()) {
      problems.add("environment variable name must be non-empty");
    }
    if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '=')) {
      problems.add(
          "a valid environment variable name must consist only of printable ASCII characters other"
              + " than '='");
    }
    return problems;
  }

  /** The name of an environment variable, as clients are strict about it. Models IsEnvVarName. */
  public static List<String> shellVariable(String value) {
    List<String> problems = new ArrayList<>();
    if (!SHELL_VARIABLE_PATTERN.matcher(value).matches()) {
      problems.add(
          regex(
              "a valid environment variable name must consist of alphabetic characters, digits,"
                  + " '_', '-', or '.', and must not start with a digit",
              SHELL_VARIABLE,
              "my.env-name",
              "MY_ENV.NAME",
              "MyEnvName1"));
    }
    return problems;
  }

  /** An identifier as in C. */
  public static List<String> identifier(String value) {
    return C_IDENTIFIER_PATTERN.matcher(value).matches()
        ? List.of()
        : List.of(
            regex(
                "a valid C identifier must start with alphabetic character or '_', followed by a"
                    + " string of alphanumeric characters or '_'",
                C_IDENTIFIER,
                "my_name",
                "MY_NAME",
                "MyName"));
  }

  /** The name of a container's port (IANA service name). */
  public static List<String> portName(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > 15) {
      problems.add(longest(15, "characters"));
    }
    if (!PORT_NAME_CHARACTERS.matcher(value).matches()) {
      problems.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (!LETTER.matcher(value).find()) {
      problems.add("must contain at least one letter (a-z)");
    }
    if (value.contains("--")) {
      problems.add("must not contain consecutive hyphens");
    }
    if (value.startsWith("-") || value.endsWith("-")) {
      problems.add("must not begin or end with a hyphen");
    }
    return problems;
  }

  /** A port's number. */
  public static List<String> portNumber(long value) {
    return range(value, 1, 65535);
  }

  /** A user's or group's number. */
  public static List<String> userId(long value) {
    return range(value, 0, Integer.MAX_VALUE);
  }

  /** A number from {@code least} to {@code most}. */
  public static List<String> range(long value, long least, long most) {
    return value >= least && value <= most
        ? List.of()
        : List.of("must be between " + least + " and " + most + ", inclusive");
  }

  /** A percentage, {@code 25%}. */
  public static List<String> percent(String value) {
    return PERCENT_PATTERN.matcher(value).matches()
        ? List.of()
        : List.of(
            regex(
                "a valid percent string must be a numeric string followed by an ending '%'",
                PERCENT, "1%", "93%"));
  }

  /** The name of an HTTP header. */
  public static List<String> httpHeader(String value) {
    return HTTP_HEADER_PATTERN.matcher(value).matches()
        ? List.of()
        : List.of(
            regex(
                "a valid HTTP header must consist of alphanumeric characters or '-'",
                HTTP_HEADER,
                "X-Header-Name"));
  }

  private static String longest(int most, String unit) {
    return "must be no more than " + most + " " + unit;
  }

  private static String regex(String message, String regex, String... examples) {
    StringBuilder text = new StringBuilder(message).append(" (e.g. ");
    for (int i = 0; i < examples.length; i++) {
      text.append(i == 0 ? "" : " or ").append('\'').append(examples[i]).append("', ");
    }
    return text.append("regex used for validation is '").append(regex).append("')").toString();
  }
}
