package io.kubeschool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameSyntaxTest {

  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  @Test
  void subdomainsAreWhatTheirExpressionSays() {
    Random random = new Random(5);
    String characters = "a0z9--..A_é\n";
    for (int run = 0; run < 50_000; run++) {
      StringBuilder name = new StringBuilder();
      int kinds = random.nextInt(10) == 0 ? characters.length() : 8;
      for (int i = random.nextInt(9); i > 0; i--) {
        name.append(characters.charAt(random.nextInt(kinds)));
      }
      String value = name.toString();
      assertThat(NameSyntax.dns1123Subdomain(value).isEmpty())
          .as(value)
          .isEqualTo(SUBDOMAIN.matcher(value).matches());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", ".a", "a.", "a..b", "a.-b", "a-.b", "A", "a_b", "a b"})
  void tellsWhatASubdomainLooksLike(String value) {
    assertThat(NameSyntax.dns1123Subdomain(value))
        .containsExactly(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
                + " or '.', and must start and end with an alphanumeric character (e.g."
                + " 'example.com', regex used for validation is '"
                + SUBDOMAIN
                + "')");
  }
}
