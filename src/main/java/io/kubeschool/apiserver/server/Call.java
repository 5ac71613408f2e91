package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.model.Json;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request about objects of a kind on its way through the pipeline. */
final class Call {

  static final int LONGEST_MANAGER = 128;

  private final Request request;
  private final RequestInfo info;
  private final Resource resource;
  private final List<String> warnings = new ArrayList<>();

  Call(Request request, RequestInfo info, Resource resource) {
    this.request = request;
    this.info = info;
    this.resource = resource;
    if (!resource.deprecation().isEmpty()) {
      warnings.add(resource.deprecation());
    }
  }

  Request request() {
    return request;
  }

  RequestInfo info() {
    return info;
  }

  User user() {
    return request.user();
  }

  Resource resource() {
    return resource;
  }

  ResourceKind kind() {
    return resource.kind();
  }

  /** The namespace of the objects asked for; "" if the kind has none, or if it is all. */
  String namespace() {
    return kind().namespaced() ? info.namespace() : "";
  }

  ObjectKey key() {
    return new ObjectKey(namespace(), info.name());
  }

  boolean isDryRun() {
    return request.query().getOrDefault("dryRun", List.of()).contains("All");
  }

  FieldValidation fieldValidation() {
    String asked = request.parameter("fieldValidation");
    if (asked.isEmpty()) {
      return FieldValidation.WARN;
    }
    try {
      return FieldValidation.valueOf(asked.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failure.invalid(
          "meta.k8s.io",
          "CreateOptions",
          "",
          List.of(
              io.kubeschool.apiserver.FieldError.notSupported(
                  "fieldValidation", asked, List.of("Ignore", "Strict", "Warn"))));
    }
  }

  /**
   * The name of who writes: the parameter, or the user agent's first part. Models
   * handlers/create.go: managerOrUserAgent.
   */
  String fieldManager() {
    String given = request.parameter("fieldManager");
    if (!given.isEmpty()) {
      return given;
    }
    String agent = request.header("user-agent");
    int slash = agent.indexOf('/');
    String prefix = slash < 0 ? agent : agent.substring(0, slash);
    return prefix.length() <= LONGEST_MANAGER ? prefix : prefix.substring(0, LONGEST_MANAGER);
  }

  void warn(List<String> texts) {
    for (String text : texts) {
      if (!warnings.contains(text)) {
        warnings.add(text);
      }
    }
  }

  Reply reply(int code, Json body) {
    return new Reply(code, body, warnings.isEmpty() ? List.of() : List.copyOf(warnings));
  }
}
