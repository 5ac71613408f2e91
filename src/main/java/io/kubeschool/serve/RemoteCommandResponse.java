package io.kubeschool.serve;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;
import io.kubeschool.serve.wire.Exchange;
import io.kubeschool.serve.wire.WebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers exec and attach with a WebSocket, on which the first byte of a message tells the stream
 * that it belongs to. Models cri-streaming remotecommand/websocket.go and apiserver
 * pkg/util/wsstream.
 */
final class RemoteCommandResponse implements StreamingResponse, ConnectionSink, WebSocket.Listener {

  /** The latest one tells in addition when one stream is closed. */
  private static final List<String> PROTOCOLS = List.of("v5.channel.k8s.io", "v4.channel.k8s.io");

  private static final int STDIN = 0;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int ERROR = 3;
  private static final int RESIZE = 4;
  private static final int CLOSE = 255;

  /** How much output may wait for a slow client, who is cut off then. */
  private static final long MOST_BYTES = 16 << 20;

  private final Entrance entrance;
  private final Request request;
  private final List<byte[]> early = new ArrayList<>();
  private Connection connection;
  private WebSocket socket;
  private Runnable ended;
  private boolean over;

  RemoteCommandResponse(Entrance entrance, Request request) {
    this.entrance = entrance;
    this.request = request;
  }

  @Override
  public void answer(Exchange exchange, Runnable whenEnded) throws IOException {
    ended = whenEnded;
    connection = entrance.connect(request, this);
    UpgradeResponse.answer(
        exchange,
        connection,
        PROTOCOLS,
        opened -> {
          open(opened);
          return this;
        },
        this::closed);
  }

  /** Sends what has come before the client was there to hear it. */
  private synchronized void open(WebSocket opened) {
    socket = opened;
    early.forEach(socket::send);
    early.clear();
    if (over) {
      socket.close(UpgradeResponse.NORMAL, "");
    }
  }

  private synchronized void send(int channel, byte[] bytes) {
    byte[] message = new byte[bytes.length + 1];
    message[0] = (byte) channel;
    System.arraycopy(bytes, 0, message, 1, bytes.length);
    if (socket == null) {
      early.add(message);
    } else if (!over && socket.pendingBytes() < MOST_BYTES) {
      socket.send(message);
    } else {
      finish(UpgradeResponse.GOING_AWAY);
    }
  }

  private synchronized void finish(int code) {
    if (!over) {
      over = true;
      if (socket != null) {
        socket.close(code, "");
      }
    }
  }

  @Override
  public void output(byte[] bytes) {
    send(STDOUT, bytes);
  }

  @Override
  public void error(byte[] bytes) {
    send(STDERR, bytes);
  }

  @Override
  public void ended(JsonObject status) {
    send(ERROR, status.toText().getBytes(StandardCharsets.UTF_8));
    finish(UpgradeResponse.NORMAL);
  }

  @Override
  public void received(byte[] message) {
    if (message.length == 0) {
      return;
    }
    byte[] content = Arrays.copyOfRange(message, 1, message.length);
    switch (message[0] & 0xff) {
      case STDIN -> {
        if (content.length > 0) {
          connection.send(content);
        }
      }
      case RESIZE -> resize(new String(content, StandardCharsets.UTF_8));
      case CLOSE -> {
        if (content.length > 0 && content[0] == STDIN) {
          connection.endInput();
        }
      }
      default -> {
        // the other streams are the server's to write
      }
    }
  }

  private void resize(String size) {
    try {
      Json json = Json.parse(size);
      int columns = (int) json.number(0, "Width");
      int rows = (int) json.number(0, "Height");
      if (columns > 0 && rows > 0) {
        connection.resize(columns, rows);
      }
    } catch (JsonSyntaxException e) {
      // upstream drops it too
    }
  }

  @Override
  public void closed() {
    finish(UpgradeResponse.NORMAL);
    connection.close();
    ended.run();
  }

  @Override
  public void stop() {
    finish(UpgradeResponse.GOING_AWAY);
  }
}
