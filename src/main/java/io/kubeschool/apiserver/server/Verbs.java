package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.storage.ResourceStore;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import java.util.List;

/** Answers the verbs that write whole objects. Models apiserver pkg/endpoints/handlers. */
final class Verbs {

  private final Storage storage;
  private final Writer writer;
  private final Deleter deleter;
  private final Patches patches;
  private final Reader reader;

  Verbs(Storage storage, Writer writer, Deleter deleter, Patches patches, Reader reader) {
    this.storage = storage;
    this.writer = writer;
    this.deleter = deleter;
    this.patches = patches;
    this.reader = reader;
  }

  Reply create(Call call) {
    JsonObject object = writer.decode(call, call.kind());
    return reader.reply(call, 201, writer.create(call, object));
  }

  Reply update(Call call) {
    JsonObject object = writer.decodeUpdate(call);
    Metadata.checkName(object, call.info().name(), call.namespace());
    if (isMissing(call) && call.resource().strategy().allowsCreateOnUpdate()) {
      return reader.reply(call, 201, writer.create(call, object));
    }
    return reader.reply(call, 200, writer.update(call, Writer.Part.OBJECT, old -> object));
  }

  Reply patch(Call call) {
    var change = patches.of(call, call.kind());
    if (isMissing(call) && Patches.isApply(call.request())) {
      return reader.reply(call, 201, writer.create(call, change.apply(null)));
    }
    return reader.reply(call, 200, writer.update(call, Writer.Part.OBJECT, change));
  }

  private boolean isMissing(Call call) {
    return storage.of(call.resource()).get(call.key()) == null;
  }

  Reply delete(Call call) {
    DeleteOptions options = DeleteOptions.of(call.request());
    Deleter.Deleted deleted = deleter.delete(call, call.key(), options);
    return reader.reply(call, 200, Deleter.answer(call.resource(), deleted));
  }

  Reply deleteCollection(Call call) {
    DeleteOptions options = DeleteOptions.of(call.request());
    ResourceStore store = storage.of(call.resource());
    List<JsonObject> items = store.list(ListOptions.of(call).selection());
    for (JsonObject item : items) {
      ObjectKey key = ObjectKey.of(item);
      if (store.get(key) != null) {
        deleter.delete(call, key, options);
      }
    }
    JsonObject metadata = Json.objectOf("resourceVersion", Long.toString(storage.revision()));
    return call.reply(
        200,
        Json.objectOf(
            "apiVersion",
            call.kind().groupVersion().toString(),
            "kind",
            call.kind().kind() + "List",
            "metadata",
            metadata,
            "items",
            Reader.served(call.resource(), items)));
  }
}
