package io.kubeschool.kubectl.verb.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

  private static final JsonObject POD =
      (JsonObject)
          Json.parse(
              """
              {"kind":"Pod","metadata":{"name":"web"},"spec":{"containers":[{"ports":[
              {"name":"http","containerPort":8080,"protocol":"TCP"},
              {"name":"dns","containerPort":53,"protocol":"UDP"}]}]}}
              """);
  private static final JsonObject SERVICE =
      (JsonObject)
          Json.parse(
              """
              {"kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":"10.96.0.9","ports":[
              {"name":"web","port":80,"targetPort":"http","protocol":"TCP"},
              {"name":"same","port":90,"protocol":"TCP"}]}}
              """);

  @Test
  void readsPorts() {
    assertThat(ForwardedPort.parse(List.of("80", "8080:80", ":80")))
        .containsExactly(
            new ForwardedPort(80, 80), new ForwardedPort(8080, 80), new ForwardedPort(0, 80));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1:2:3|invalid port format '1:2:3'",
        "80:0|remote port must be > 0",
        "a:80|error parsing local port 'a': strconv.ParseUint: parsing \"a\": invalid syntax",
        "80:70000|error parsing remote port '70000': strconv.ParseUint: parsing \"70000\": value"
            + " out of range"
      })
  void refusesOtherText(String text, String message) {
    assertThatThrownBy(() -> ForwardedPort.parse(List.of(text))).hasMessage(message);
  }

  @Test
  void findsPortsByName() {
    PortNames pod = new PortNames(POD, POD);
    assertThat(pod.resolve(List.of("http", "1:http", "99")))
        .containsExactly("8080", "1:8080", "99");
    PortNames service = new PortNames(POD, SERVICE);
    assertThat(service.resolve(List.of("80", "web", "1:90", "90")))
        .containsExactly("80:8080", "80:8080", "1:90", "90");
  }

  @Test
  void refusesUnknownAndUdpPorts() {
    assertThatThrownBy(() -> new PortNames(POD, SERVICE).resolve(List.of("81")))
        .hasMessage("Service web does not have a service port 81");
    assertThatThrownBy(() -> new PortNames(POD, SERVICE).resolve(List.of("x")))
        .hasMessage("Service 'web' does not have a named port 'x'");
    assertThatThrownBy(() -> new PortNames(POD, POD).resolve(List.of("x")))
        .hasMessage("Pod 'web' does not have a named port 'x'");
    assertThatThrownBy(() -> new PortNames(POD, POD).resolve(List.of("dns")))
        .hasMessage("UDP protocol is not supported for dns");
  }

  @Test
  void listensOnBothAddressesOfTheLocalHost() {
    assertThat(ListenAddress.parse(List.of("localhost", "10.0.0.1")))
        .extracting(a -> a.withPort(80))
        .containsExactly("10.0.0.1:80", "127.0.0.1:80", "[::1]:80");
    assertThatThrownBy(() -> ListenAddress.parse(List.of("300.0.0.1")))
        .hasMessage("300.0.0.1 is not a valid IP");
  }
}
