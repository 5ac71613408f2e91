package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.storage.Selection;
import io.kubeschool.model.FieldSelector;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonSyntaxException;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a list or a watch asks for. Models meta/v1: ListOptions.
 *
 * @param resourceVersion 0 if none is asked for
 * @param limit 0 if there is none
 * @param after where the page begins, or null
 * @param pageRevision the revision of the list that it continues
 */
record ListOptions(
    Selection selection,
    String resourceVersion,
    long limit,
    ObjectKey after,
    long pageRevision,
    boolean sendInitialEvents,
    boolean allowWatchBookmarks,
    long timeoutSeconds) {

  static ListOptions of(Call call) {
    Request request = call.request();
    FieldSelector fields;
    LabelSelector labels;
    try {
      fields = FieldSelector.parse(request.parameter("fieldSelector"));
      labels = labels(request.parameter("labelSelector"));
    } catch (IllegalArgumentException e) {
      throw Failure.badRequest(e.getMessage());
    }
    Selection selection =
        new Selection(
            call.namespace(),
            call.info().name(),
            labels,
            call.resource().fieldLabels().convert(fields));
    String token = request.parameter("continue");
    Json start = token.isEmpty() ? null : decode(token);
    return new ListOptions(
        selection,
        request.parameter("resourceVersion"),
        number(request, "limit"),
        start == null ? null : key(start.string("start"), call.kind().namespaced()),
        start == null ? 0 : start.number(0, "rv"),
        request.parameter("sendInitialEvents").equals("true"),
        isTrue(request.parameter("allowWatchBookmarks")),
        number(request, "timeoutSeconds"));
  }

  /** What the next page is asked for with. Models apiserver pkg/storage: EncodeContinue. */
  static String continueToken(ObjectKey last, long revision) {
    String json =
        Json.objectOf("v", "meta.k8s.io/v1", "rv", revision, "start", last + "\0").toText();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Json decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return Json.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | JsonSyntaxException e) {
      throw Failure.badRequest("continue key is not valid: " + e.getMessage());
    }
  }

  private static ObjectKey key(String start, boolean namespaced) {
    String text = start.endsWith("\0") ? start.substring(0, start.length() - 1) : start;
    int slash = text.indexOf('/');
    return namespaced && slash >= 0
        ? new ObjectKey(text.substring(0, slash), text.substring(slash + 1))
        : new ObjectKey("", text);
  }

  private static LabelSelector labels(String text) {
    return text.isEmpty() ? LabelSelector.EVERYTHING : LabelSelector.parse(text);
  }

  /** A parameter that is a whole number, 0 if it is not given. */
  static long number(Request request, String name) {
    String text = request.parameter(name);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Failure.badRequest(
          "strconv.ParseInt: parsing " + Json.of(text).toText() + ": invalid syntax");
    }
  }

  private static boolean isTrue(String text) {
    return !text.isEmpty() && !text.equals("false") && !text.equals("0");
  }
}
