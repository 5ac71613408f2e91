package io.kubeschool.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProtobufDecoderTest {

  private static final ProtobufDecoder DECODER = new ProtobufDecoder(Schema.kubernetes());

  /** A message in the making. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.bytes.toByteArray());
    }

    Message bytes(int field, byte[] value) {
      varint(field << 3 | 2);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }

  private static Message message() {
    return new Message();
  }

  private static byte[] envelope(String apiVersion, String kind, Message object) {
    Message unknown =
        message().message(1, message().text(1, apiVersion).text(2, kind)).message(2, object);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {'k', '8', 's', 0});
    all.writeBytes(unknown.bytes.toByteArray());
    return all.toByteArray();
  }

  private static Json decode(String apiVersion, String kind, Message object) {
    return DECODER.decode(envelope(apiVersion, kind, object));
  }

  @Test
  void a_pod_has_all_sorts_of_fields() {
    Message port = message().text(1, "http").number(3, 80).text(4, "");
    Message limits = message().text(1, "cpu").message(2, message().text(1, "500m"));
    Message http =
        message().text(1, "/").message(2, message().number(1, 1).number(2, 0).text(3, "http"));
    Message probe = message().message(1, message().message(2, http)).number(2, 5);
    Message container =
        message()
            .text(1, "c")
            .text(2, "nginx")
            .text(3, "sh")
            .text(3, "-c")
            .message(6, port)
            .message(8, message().message(1, limits))
            .message(10, probe);
    Message volume =
        message().text(1, "v").message(2, message().message(2, message().text(1, "Memory")));
    Message metadata =
        message()
            .text(1, "p")
            .message(8, message())
            .message(11, message().text(1, "a").text(2, "b"));
    Message spec = message().message(1, volume).message(2, container).number(11, 0).number(4, 30);

    Json pod = decode("v1", "Pod", message().message(1, metadata).message(2, spec));

    assertThat(pod.string("kind")).isEqualTo("Pod");
    assertThat(pod.object("metadata").has("creationTimestamp")).isFalse();
    assertThat(pod.string("metadata", "labels", "a")).isEqualTo("b");
    assertThat(pod.array("spec", "volumes").objectAt(0).string("emptyDir", "medium"))
        .isEqualTo("Memory");
    assertThat(pod.number(0, "spec", "terminationGracePeriodSeconds")).isEqualTo(30);
    assertThat(pod.object("spec").has("hostNetwork")).isFalse();
    Json first = pod.array("spec", "containers").objectAt(0);
    assertThat(first.array("command").strings()).containsExactly("sh", "-c");
    assertThat(first.array("ports"))
        .isEqualTo(Json.arrayOf(Json.objectOf("name", "http", "containerPort", 80)));
    assertThat(first.string("resources", "limits", "cpu")).isEqualTo("500m");
    assertThat(first.object("livenessProbe"))
        .isEqualTo(
            Json.objectOf(
                "httpGet", Json.objectOf("path", "/", "port", "http"), "initialDelaySeconds", 5));
  }

  @Test
  void a_pointer_s_zero_is_kept() {
    Message spec = message().number(1, 0);
    Json deployment = decode("apps/v1", "Deployment", message().message(2, spec));

    assertThat(deployment.get("spec", "replicas")).isEqualTo(Json.of(0));
  }

  @Test
  void bytes_and_times_and_negative_numbers_are_written_as_json_has_them() {
    Message data = message().text(1, "k").bytes(2, new byte[] {1, 2, -1});
    assertThat(decode("v1", "Secret", message().message(2, data)).string("data", "k"))
        .isEqualTo("AQL/");

    Message lease =
        message()
            .text(1, "me")
            .number(2, 15)
            .message(3, message().number(1, 1_700_000_000).number(2, 123_456_000));
    assertThat(
            decode("coordination.k8s.io/v1", "Lease", message().message(2, lease))
                .string("spec", "acquireTime"))
        .isEqualTo("2023-11-14T22:13:20.123456Z");

    Message priority = message().number(2, -10);
    assertThat(decode("scheduling.k8s.io/v1", "PriorityClass", priority).number(0, "value"))
        .isEqualTo(-10);
  }

  @Test
  void options_come_in_every_group() {
    Message options = message().number(1, 0).text(4, "Background");
    Json decoded = decode("apps/v1", "DeleteOptions", options);

    assertThat(decoded.get("gracePeriodSeconds")).isEqualTo(Json.of(0));
    assertThat(decoded.string("propagationPolicy")).isEqualTo("Background");
  }

  @Test
  void unknown_fields_are_passed_over() {
    Message map = message().number(900, 5).text(901, "x").message(2, message().text(1, "a"));

    assertThat(decode("v1", "ConfigMap", map).string("data", "a")).isEmpty();
  }

  @Test
  void what_is_no_message_is_refused() {
    assertThatThrownBy(() -> DECODER.decode("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DecodingException.class)
        .hasMessage("provided data does not appear to be a protobuf message");
    assertThatThrownBy(() -> decode("v1", "Wrong", message()))
        .isInstanceOf(DecodingException.class)
        .hasMessage("no kind \"Wrong\" is registered for version \"v1\"");
    byte[] whole = envelope("v1", "ConfigMap", message().message(1, message().text(1, "name")));
    for (int length = 5; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(DECODER.decode(cut).string("metadata", "name")).isEmpty();
      } catch (DecodingException e) {
        assertThat(e).hasMessageMatching("unexpected EOF|no kind .*");
      }
    }
  }

  @Test
  void nesting_has_an_end() {
    Message schema = message();
    for (int i = 0; i < 500; i++) {
      schema = message().message(28, schema);
    }
    Message deep = schema;
    assertThatThrownBy(() ->
            DECODER.decode(
                envelope(
                    "apiextensions.k8s.io/v1",
                    "CustomResourceDefinition",
                    message()
                        .message(
                            2,
                            message()
                                .message(7, message().message(4, message().message(1, deep)))))))
        .isInstanceOf(DecodingException.class)
        .hasMessage("exceeded max depth");
  }
}
