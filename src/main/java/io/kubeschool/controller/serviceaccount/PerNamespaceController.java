package io.kubeschool.controller.serviceaccount;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;

/**
 * Sees to it that each namespace has a certain object: the {@code default} ServiceAccount, or the
 * {@code kube-root-ca.crt} ConfigMap. Models pkg/controller/serviceaccount and
 * pkg/controller/certificates/rootcacertpublisher.
 */
public final class PerNamespaceController {

  private final ApiClient client;
  private final ResourceKind kind;
  private final JsonObject wanted;
  private final String name;
  private final SharedInformer namespaces;
  private final SharedInformer objects;
  private final Controller<ObjectKey> controller;

  /**
   * A controller that works from {@link #start} on.
   *
   * @param component its service account's name
   * @param wanted the object that each namespace is to have, without a namespace
   */
  public PerNamespaceController(
      ControllerContext context, String component, ResourceKind kind, JsonObject wanted) {
    this.client = context.client(component);
    this.kind = kind;
    this.wanted = wanted;
    this.name = wanted.string("metadata", "name");
    this.namespaces = context.informers().of(Kinds.NAMESPACE);
    this.objects = context.informers().of(kind);
    this.controller = new Controller<>(context.simulation(), component, this::sync);
    namespaces.addHandler(new NamespaceHandler());
    objects.addHandler(new ObjectHandler());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private final class NamespaceHandler implements InformerHandler {
    @Override
    public void added(JsonObject namespace) {
      controller.queue().add(ObjectKey.of(namespace));
    }
  }

  private final class ObjectHandler implements InformerHandler {
    @Override
    public void updated(JsonObject old, JsonObject object) {
      deleted(object);
    }

    @Override
    public void deleted(JsonObject object) {
      if (object.string("metadata", "name").equals(name)) {
        controller.queue().add(new ObjectKey("", object.string("metadata", "namespace")));
      }
    }
  }

  private Result sync(ObjectKey key) {
    JsonObject namespace = namespaces.get(key);
    if (namespace == null || namespace.string("status", "phase").equals("Terminating")) {
      return Result.DONE;
    }
    JsonObject present = objects.get(new ObjectKey(key.name(), name));
    if (present == null) {
      Reply reply = client.create(kind, wanted.set(key.name(), "metadata", "namespace"));
      return reply.reason().equals("AlreadyExists") || ApiException.isNamespaceTerminating(reply)
          ? Result.DONE
          : Result.of(reply);
    }
    if (wanted.has("data") && !present.object("data").equals(wanted.object("data"))) {
      return Result.of(client.update(kind, present.with("data", wanted.field("data"))));
    }
    return Result.DONE;
  }
}
