package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/** How admission plugins look at what is stored. */
public interface ObjectReader {

  /** The object of that kind and key, or null. */
  JsonObject get(ResourceKind kind, ObjectKey key);

  /** The objects of that kind in that namespace ("" for all), in the order of their keys. */
  List<JsonObject> list(ResourceKind kind, String namespace);
}
