package io.kubeschool.check;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyObject;

/** JSON trees as JavaScript sees them: without a copy, and read-only. */
final class JsonProxy {

  private JsonProxy() {}

  static Object of(Json value) {
    return switch (value) {
      case null -> null;
      case JsonNull _ -> null;
      case JsonString(String text) -> text;
      case JsonBoolean(boolean bool) -> bool;
      case JsonNumber number ->
          number.isWhole() ? (Object) number.longValue() : (Object) number.doubleValue();
      case JsonArray array -> new Items(array);
      case JsonObject object -> new Fields(object);
    };
  }

  private record Fields(JsonObject object) implements ProxyObject {
    @Override
    public Object getMember(String key) {
      return of(object.field(key));
    }

    @Override
    public Object getMemberKeys() {
      return ProxyArray.fromList(java.util.List.copyOf(object.names()));
    }

    @Override
    public boolean hasMember(String key) {
      return object.field(key) != null;
    }

    @Override
    public void putMember(String key, Value value) {
      throw new UnsupportedOperationException("a check cannot change the cluster");
    }
  }

  private record Items(JsonArray array) implements ProxyArray {
    @Override
    public Object get(long index) {
      return of(array.item((int) index));
    }

    @Override
    public void set(long index, Value value) {
      throw new UnsupportedOperationException("a check cannot change the cluster");
    }

    @Override
    public long getSize() {
      return array.size();
    }
  }
}
