package io.kubeschool.apiserver;

import io.kubeschool.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to the API server.
 *
 * @param user who asks; already authenticated
 * @param method what to do
 * @param path such as {@code /apis/apps/v1/namespaces/default/replicasets/web/scale}
 * @param query the parameters, each with its values, in the order in which they were given
 * @param headers by lower-case name, {@code accept} and {@code content-type} above all
 * @param body the object or patch, or null
 */
public record Request(
    User user,
    Method method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Json body) {

  /** What asks for a server-side table. */
  public static final String ACCEPT_TABLE =
      "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

  /** The content types of patches. */
  public static final String JSON_PATCH = "application/json-patch+json";

  public static final String MERGE_PATCH = "application/merge-patch+json";
  public static final String STRATEGIC_MERGE_PATCH = "application/strategic-merge-patch+json";
  public static final String APPLY_PATCH = "application/apply-patch+yaml";

  /** A request without parameters, headers or body. */
  public static Request of(User user, Method method, String path) {
    return new Request(user, method, path, Map.of(), Map.of(), null);
  }

  /** GET. */
  public static Request get(User user, String path) {
    return of(user, Method.GET, path);
  }

  /** POST of {@code body}. */
  public static Request post(User user, String path, Json body) {
    return of(user, Method.POST, path).withBody(body);
  }

  /** PUT of {@code body}. */
  public static Request put(User user, String path, Json body) {
    return of(user, Method.PUT, path).withBody(body);
  }

  /** PATCH with {@code body} of that content type. */
  public static Request patch(User user, String path, String contentType, Json body) {
    return of(user, Method.PATCH, path).withHeader("content-type", contentType).withBody(body);
  }

  /** DELETE. */
  public static Request delete(User user, String path) {
    return of(user, Method.DELETE, path);
  }

  /** The same with one more value of a parameter. */
  public Request withParameter(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(query);
    List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, List.copyOf(values));
    return new Request(user, method, path, more, headers, body);
  }

  /** The same with that header. */
  public Request withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Request(user, method, path, query, more, body);
  }

  /** The same with that body. */
  public Request withBody(Json newBody) {
    return new Request(user, method, path, query, headers, newBody);
  }

  /** The first value of a parameter, or "". */
  public String parameter(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  /** A header, or "". */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
