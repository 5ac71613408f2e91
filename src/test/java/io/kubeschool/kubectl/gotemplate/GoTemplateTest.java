package io.kubeschool.kubectl.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import io.kubeschool.model.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kubectl v1.36.4 answered. */
class GoTemplateTest {

  private static final Json FRUIT =
      YamlReader.parse(
          "{kind: ConfigMap, metadata: {name: fruit}, data: {a: YmI=, b: Yw==}, list: [x, \"y\"]}");

  private static String execute(String template) {
    StringBuilder out = new StringBuilder();
    GoTemplate.parse(template).execute(FRUIT, true, out);
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "{{range $k, $v := .data}}{{$k}}={{$v | base64decode}};{{end}}~a=bb;b=c;",
        "{{range .none}}x{{else}}none{{end}}~none",
        "{{ range $i, $e := .list }}{{if $i}}, {{end}}{{$e}}{{end}}~x, y",
        "{{- with .metadata -}} {{.name}} {{- end -}}~fruit",
        "{{if and .data .kind}}yes{{else}}no{{end}}{{if not .x}}!{{end}}~yes!",
        "{{if eq .kind \"ConfigMap\" \"Pod\"}}a{{else if ne 1 1}}b{{else}}c{{end}}~a",
        "{{index .data \"a\"}} {{index .metadata \"name\"}} {{.data.kiwi}} {{.a.b.c}}~YmI= fruit"
            + " <no value> <no value>",
        "{{$x := 1}}{{$x = 2}}{{$x}}{{range .list}}{{$x}}{{.}}{{end}}~22x2y",
        "{{/* comment */}}[{{\"a\" -}}   b {{- \" c\"}}]~[ab c]",
        "{{range 3}}{{.}}{{end}}~012",
        "{{slice .kind 0 3}} {{html \"<a>\"}} {{print 1 2 \"x\" 3}}~Con &lt;a&gt; 1 2x3",
        "{{ .kind | len | printf \"%03d\" }}~009",
        "{{range .list}}{{if eq . \"y\"}}{{continue}}{{end}}{{.}}{{break}}{{end}}~x"
      })
  void prints(String template, String text) {
    assertThat(execute(template)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "{{len .nope}}~template: output:1:2: executing \"output\" at <len .nope>: error calling"
            + " len: reflect: call of reflect.Value.Type on zero Value",
        "{{.kind.foo}}~template: output:1:7: executing \"output\" at <.kind.foo>: can't evaluate"
            + " field foo in type interface {}",
        "{{nope .}}~template: output:1: function \"nope\" not defined",
        "{{.data~template: output:1: unclosed action",
        "{{if .x}}~template: output:1: unexpected EOF",
        "{{end}}~template: output:1: unexpected {{end}}",
        "{{index .list 9}}~template: output:1:2: executing \"output\" at <index .list 9>: error"
            + " calling index: index out of range: 9",
        "{{$y}}~template: output:1: undefined variable \"$y\"",
        "{{.kind \"x\"}}~template: output:1:2: executing \"output\" at <.kind>: kind is not a"
            + " method but has arguments",
        "{{range .kind}}{{end}}~template: output:1:8: executing \"output\" at <.kind>: range can't"
            + " iterate over ConfigMap",
        "{{\"unclosed}}~template: output:1: unterminated quoted string",
        "{{else}}~template: output:1: unexpected {{else}}",
        "{{\"a\" | .kind}}~template: output:1:8: executing \"output\" at <.kind>: kind is not a"
            + " method but has arguments",
        "{{\"!!\" | base64decode}}~template: output:1:9: executing \"output\" at <base64decode>:"
            + " error calling base64decode: base64 decode failed: illegal base64 data at input byte"
            + " 0"
      })
  void says_what_is_wrong(String template, String problem) {
    assertThatThrownBy(() -> execute(template))
        .isInstanceOf(TemplateError.class)
        .hasMessage(problem);
  }
}
