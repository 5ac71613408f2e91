package io.kubeschool.apiserver;

/**
 * The only door to the cluster: a Kubernetes REST API. In process, objects pass by reference;
 * behind an HTTP listener or in front of a remote cluster, the same calls become bytes.
 */
public interface Api {

  /** Answers a request; what is wrong with it is told in the reply, as a {@code Status}. */
  Reply call(Request request);

  /**
   * Follows a collection: {@code request} is the GET of a list with {@code watch=true}. Events
   * arrive on the timeline, never before this method has returned.
   *
   * @return how to end it
   */
  Subscription watch(Request request, WatchSink sink);

  /**
   * Opens a pod's streaming subresource ({@code log} with follow, {@code exec}, {@code attach},
   * {@code portforward}). Bytes arrive on the timeline, never before this method has returned.
   *
   * @return how to send to it and to end it
   */
  Connection connect(Request request, ConnectionSink sink);
}
