package io.kubeschool.kubectl.resource;

import io.kubeschool.apiserver.Request;

/**
 * In what form the server shall answer. Models resource.RequestTransform as get uses it.
 *
 * @param accept the Accept header, or "" for plain objects
 * @param includeObject how much of each object a table's rows carry, or "" for the default
 */
record RequestForm(String accept, String includeObject) {

  static final RequestForm PLAIN = new RequestForm("", "");

  Request apply(Request request) {
    Request formed = accept.isEmpty() ? request : request.withHeader("accept", accept);
    return includeObject.isEmpty() ? formed : formed.withParameter("includeObject", includeObject);
  }
}
