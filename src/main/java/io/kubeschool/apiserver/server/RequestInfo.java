package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Request;
import io.kubeschool.model.GroupVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a request is about, read from its method and path. Models apiserver pkg/endpoints/request:
 * RequestInfoFactory.
 *
 * @param isResource whether it is about objects of a kind
 * @param verb such as {@code list}; the method's name in lower case if it is not about objects
 * @param groupVersion the kind's, or null
 * @param namespace "" if the path has none
 * @param resource the kind's plural name
 * @param subresource "" if the path has none
 * @param name "" if the path has none
 */
record RequestInfo(
    boolean isResource,
    String verb,
    GroupVersion groupVersion,
    String namespace,
    String resource,
    String subresource,
    String name) {

  private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

  static RequestInfo of(Request request) {
    String[] parts = split(request.path());
    boolean core = parts.length >= 3 && parts[0].equals("api");
    boolean grouped = parts.length >= 4 && parts[0].equals("apis");
    if (!core && !grouped) {
      return new RequestInfo(
          false, request.method().name().toLowerCase(java.util.Locale.ROOT), null, "", "", "", "");
    }
    GroupVersion groupVersion =
        core ? new GroupVersion("", parts[1]) : new GroupVersion(parts[1], parts[2]);
    int at = core ? 2 : 3;
    String namespace = "";
    if (parts[at].equals("namespaces") && parts.length > at + 1) {
      namespace = parts[at + 1];
      if (parts.length > at + 2 && !NAMESPACE_SUBRESOURCES.contains(parts[at + 2])) {
        at += 2;
      }
    }
    String resource = parts[at];
    String name = parts.length > at + 1 ? parts[at + 1] : "";
    String subresource = parts.length > at + 2 ? parts[at + 2] : "";
    return new RequestInfo(
        true, verb(request, name), groupVersion, namespace, resource, subresource, name);
  }

  private static String verb(Request request, String name) {
    return switch (request.method()) {
      case POST -> "create";
      case PUT -> "update";
      case PATCH -> "patch";
      case DELETE -> name.isEmpty() ? "deletecollection" : "delete";
      case GET -> isWatch(request) ? "watch" : name.isEmpty() ? "list" : "get";
    };
  }

  static boolean isWatch(Request request) {
    List<String> values = request.query().get("watch");
    if (values == null || values.isEmpty()) {
      return false;
    }
    String value = values.getFirst();
    return !value.equals("false") && !value.equals("0");
  }

  private static String[] split(String path) {
    int from = path.startsWith("/") ? 1 : 0;
    int to = path.endsWith("/") && path.length() > 1 ? path.length() - 1 : path.length();
    List<String> parts = new ArrayList<>(8);
    int start = Math.min(from, to);
    for (int slash = path.indexOf('/', start); slash >= 0 && slash < to; ) {
      parts.add(path.substring(start, slash));
      start = slash + 1;
      slash = path.indexOf('/', start);
    }
    parts.add(path.substring(start, to));
    while (parts.size() > 1 && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts.toArray(String[]::new);
  }
}
