package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.ResourceKind;

/**
 * A write as far as it matters to who manages what.
 *
 * @param kind of the object, in the version that is written
 * @param subresource through which, or ""
 * @param manager the name of who writes
 * @param time of it, to the second
 */
public record Write(ResourceKind kind, String subresource, String manager, String time) {

  String apiVersion() {
    return kind.groupVersion().toString();
  }
}
