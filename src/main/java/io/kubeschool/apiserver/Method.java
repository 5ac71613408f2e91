package io.kubeschool.apiserver;

/** An HTTP method that the API answers. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
