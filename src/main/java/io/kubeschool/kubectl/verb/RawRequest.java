package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.client.Client;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A request for a path with its query as somebody typed it, for {@code --raw}. */
final class RawRequest {

  private RawRequest() {}

  static Request of(Client client, Method method, String uri) {
    int question = uri.indexOf('?');
    Request request = client.request(method, question < 0 ? uri : uri.substring(0, question));
    if (question < 0) {
      return request;
    }
    for (String pair : uri.substring(question + 1).split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      request = request.withParameter(decode(name), decode(value));
    }
    return request;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
