package io.kubeschool.kubectl.resource;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.model.JsonObject;

/**
 * The objects of a type that selectors choose; each part of the list is one object to visit. Models
 * cli-runtime resource/selector.go.
 */
record SelectorSource(
    Client client,
    ApiResource mapping,
    String namespace,
    String labelSelector,
    String fieldSelector,
    long chunkSize,
    RequestForm form)
    implements Source {

  @Override
  public void visit(Visitor visitor) {
    String next = "";
    do {
      JsonObject list = list(next);
      next = list.string("metadata", "continue");
      visitor.visit(new ResourceInfo(client, mapping, namespace, "", "", "", list));
    } while (!next.isEmpty());
  }

  private JsonObject list(String continueToken) {
    Request request = client.request(Method.GET, mapping.kind().path(namespace));
    if (!labelSelector.isEmpty()) {
      request = request.withParameter("labelSelector", labelSelector);
    }
    if (!fieldSelector.isEmpty()) {
      request = request.withParameter("fieldSelector", fieldSelector);
    }
    if (chunkSize > 0) {
      request = request.withParameter("limit", Long.toString(chunkSize));
    }
    if (!continueToken.isEmpty()) {
      request = request.withParameter("continue", continueToken);
    }
    try {
      return client.call(form.apply(request)).object();
    } catch (StatusError e) {
      throw enhanced(e);
    }
  }

  /** Models helper.go: EnhanceListError. */
  private StatusError enhanced(StatusError error) {
    if (!error.reason().equals("BadRequest") && !error.isNotFound()) {
      return error;
    }
    String subject = GroupVersionResourceText.of(mapping);
    return error.withMessage(
        labelSelector.isEmpty() && fieldSelector.isEmpty()
            ? "Unable to list \"" + subject + "\": " + error.getMessage()
            : "Unable to find \""
                + subject
                + "\" that match label selector \""
                + labelSelector
                + "\", field selector \""
                + fieldSelector
                + "\": "
                + error.getMessage());
  }
}
