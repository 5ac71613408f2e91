package io.kubeschool.serve.spdy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpdyConnectionTest {

  private final List<byte[]> sent = new ArrayList<>();
  private final List<SpdyStream> opened = new ArrayList<>();
  private final StringBuilder received = new StringBuilder();
  private final SpdyConnection connection = new SpdyConnection(sent::add, this::open);
  private final Deflater deflater = new Deflater();

  SpdyConnectionTest() {
    deflater.setDictionary(Dictionary.bytes());
  }

  private void open(SpdyStream stream) {
    opened.add(stream);
    stream.listen(
        new SpdyStream.Listener() {
          @Override
          public void received(byte[] bytes) {
            received.append(new String(bytes, StandardCharsets.UTF_8));
          }

          @Override
          public void ended() {
            received.append("<end>");
          }

          @Override
          public void reset() {
            received.append("<reset>");
          }
        });
  }

  private static byte[] frame(int first, int flags, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(first)
        .putInt(flags << 24 | content.length)
        .put(content)
        .array();
  }

  private static byte[] control(int type, int flags, byte[] content) {
    return frame(0x80030000 | type, flags, content);
  }

  private byte[] synStream(int id, Map<String, String> headers) {
    ByteBuffer block = ByteBuffer.allocate(1000).putInt(headers.size());
    headers.forEach((name, value) ->
        block
            .putInt(name.length())
            .put(name.getBytes(StandardCharsets.US_ASCII))
            .putInt(value.length())
            .put(value.getBytes(StandardCharsets.US_ASCII)));
    deflater.setInput(block.array(), 0, block.position());
    byte[] compressed = new byte[1000];
    int length = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
    return control(
        1,
        0,
        ByteBuffer.allocate(10 + length)
            .putInt(id)
            .putInt(0)
            .putShort((short) 0)
            .put(compressed, 0, length)
            .array());
  }

  /** The identifier that the protocol's draft gives for its dictionary. */
  @Test
  void the_dictionary_is_the_protocol_s() {
    Adler32 checksum = new Adler32();
    checksum.update(Dictionary.bytes());
    assertThat(checksum.getValue()).isEqualTo(0xe3c6a7c2L);
  }

  @Test
  void streams_are_opened_with_their_headers_and_answered() throws DataFormatException {
    connection.receive(synStream(1, new TreeMap<>(Map.of("streamtype", "error", "port", "80"))));
    connection.receive(synStream(3, new TreeMap<>(Map.of("streamtype", "data", "port", "80"))));

    assertThat(opened).extracting(s -> s.header("streamtype")).containsExactly("error", "data");
    assertThat(opened.getFirst().header("port")).isEqualTo("80");
    assertThat(opened.getFirst().header("other")).isEmpty();
    assertThat(sent).hasSize(2);
    Inflater inflater = new Inflater();
    for (int i = 0; i < 2; i++) {
      ByteBuffer reply = ByteBuffer.wrap(sent.get(i));
      assertThat(reply.getInt()).isEqualTo(0x80030002);
      assertThat(reply.getInt()).isEqualTo(reply.remaining());
      assertThat(reply.getInt()).isEqualTo(1 + 2 * i);
      inflater.setInput(reply);
      byte[] headers = new byte[10];
      int length = inflater.inflate(headers);
      if (inflater.needsDictionary()) {
        inflater.setDictionary(Dictionary.bytes());
        length = inflater.inflate(headers);
      }
      assertThat(Arrays.copyOf(headers, length)).containsExactly(0, 0, 0, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 1000})
  void frames_may_come_in_pieces(int size) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(synStream(1, Map.of("a", "b")));
    all.writeBytes(frame(1, 0, "one,".getBytes(StandardCharsets.UTF_8)));
    all.writeBytes(control(4, 0, new byte[4]));
    all.writeBytes(frame(1, 1, "two".getBytes(StandardCharsets.UTF_8)));
    byte[] bytes = all.toByteArray();
    for (int at = 0; at < bytes.length; at += size) {
      connection.receive(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
    }
    assertThat(received).hasToString("one,two<end>");
  }

  @Test
  void a_stream_sends_long_data_in_pieces_and_says_when_it_ends() {
    connection.receive(synStream(1, Map.of()));
    sent.clear();
    byte[] data = new byte[100_000];
    Arrays.fill(data, (byte) 'x');
    opened.getFirst().send(data);
    opened.getFirst().end();

    int total = 0;
    for (byte[] frame : sent) {
      ByteBuffer buffer = ByteBuffer.wrap(frame);
      assertThat(buffer.getInt()).isEqualTo(1);
      int second = buffer.getInt();
      assertThat(second & 0xffffff).isEqualTo(buffer.remaining());
      assertThat(second >>> 24).isEqualTo(frame == sent.getLast() ? 1 : 0);
      total += buffer.remaining();
    }
    assertThat(total).isEqualTo(100_000);
  }

  @Test
  void pings_are_echoed_and_resets_told() {
    byte[] ping = control(6, 0, new byte[] {0, 0, 0, 5});
    connection.receive(ping);
    assertThat(sent).containsExactly(ping);

    connection.receive(synStream(1, Map.of()));
    connection.receive(control(3, 0, new byte[] {0, 0, 0, 1, 0, 0, 0, 5}));
    connection.receive(frame(1, 0, new byte[] {'x'}));
    assertThat(received).hasToString("<reset>");
  }

  @Test
  void what_is_not_the_protocol_is_refused() {
    assertThatThrownBy(() -> connection.receive(frame(0x80020001, 0, new byte[0])))
        .isInstanceOf(SpdyException.class)
        .hasMessage("not version 3");
    assertThatThrownBy(() -> fresh().receive(control(1, 0, new byte[4])))
        .isInstanceOf(SpdyException.class);
    assertThatThrownBy(() -> fresh().receive(control(1, 0, new byte[100])))
        .isInstanceOf(SpdyException.class);
    assertThatThrownBy(
            () -> fresh().receive(new byte[] {0, 0, 0, 1, 0, (byte) 0xff, (byte) 0xff, -1}))
        .isInstanceOf(SpdyException.class)
        .hasMessage("a frame is too long");
  }

  private SpdyConnection fresh() {
    return new SpdyConnection(sent::add, this::open);
  }
}
