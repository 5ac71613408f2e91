package io.kubeschool.kubectl.verb.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditedFileTest {

  @Test
  void explainsItselfAtTheTop() {
    assertThat(EditedFile.header(false, List.of()))
        .isEqualTo(
            """
            # Please edit the object below. Lines beginning with a '#' will be ignored,
            # and an empty file will abort the edit. If an error occurs while saving this file will be
            # reopened with the relevant failures.
            #
            """);
  }

  @Test
  void tellsWhyItIsOpenAgain() {
    var reasons =
        List.of(
            new EditedFile.Reason("pods \"web\" was not valid", List.of("spec: Invalid\nfield")),
            new EditedFile.Reason("no more", List.of()));
    assertThat(EditedFile.header(true, reasons))
        .endsWith(
            """
            # pods "web" was not valid:
            # * spec: Invalid
            # field
            #
            # no more
            #
            """);
  }

  @Test
  void ignoresComments() {
    assertThat(EditedFile.withoutComments("# a\nb: 1\n #c\n")).isEqualTo("b: 1\n");
    assertThat(EditedFile.hasLines("# a\n \n")).isFalse();
    assertThat(EditedFile.hasLines("# a\nb\n")).isTrue();
    assertThat(EditedFile.sameContent("# a\nb: 1\nc: 2\n", "c: 2\nb: 1\n")).isTrue();
    assertThat(EditedFile.sameContent("b: 1\n", "b: 2\n")).isFalse();
    assertThat(EditedFile.sameContent("b: [\n", "b: [\n# x\n")).isTrue();
  }
}
