package io.kubeschool.kubectl.resource;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.client.Client;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import java.util.Locale;

/**
 * An object that a command works on: where it is, where it came from, and what it is if that is
 * known. Models cli-runtime resource.Info with resource.Helper.
 */
public final class ResourceInfo {

  private final Client client;
  private final ApiResource mapping;
  private final String source;
  private final String subresource;
  private String namespace;
  private String name;
  private JsonObject object;

  /**
   * An object, or a place for one.
   *
   * @param client how to reach the server; null when working locally
   * @param mapping its resource; null when working locally
   * @param source the file that it came from, or ""
   * @param subresource which part of it is meant, or ""
   * @param object what it is, or null to be read from the server
   */
  public ResourceInfo(
      Client client,
      ApiResource mapping,
      String namespace,
      String name,
      String source,
      String subresource,
      JsonObject object) {
    this.client = client;
    this.mapping = mapping;
    this.namespace = namespace;
    this.name = name;
    this.source = source;
    this.subresource = subresource;
    this.object = object;
  }

  /** Its resource; null when working locally. */
  public ApiResource mapping() {
    return mapping;
  }

  /** Its namespace, or "". */
  public String namespace() {
    return namespace;
  }

  /** Its name; "" for a list. */
  public String name() {
    return name;
  }

  /** The file that it came from, {@code STDIN}, or "". */
  public String source() {
    return source;
  }

  /** What it is, as far as it was read; may be null. */
  public JsonObject object() {
    return object;
  }

  /** {@code deployments/web}, as used in some messages. Models visitor.go: ObjectName. */
  public String objectName() {
    if (mapping != null) {
      return mapping.plural() + "/" + name;
    }
    return object.string("kind").toLowerCase(Locale.ROOT) + "/" + name;
  }

  /** Whether it lives, or says that it lives, in a namespace. */
  public boolean isNamespaced() {
    return mapping == null ? !namespace.isEmpty() : mapping.namespaced();
  }

  /** Puts it into that namespace, its object too. */
  public void setNamespace(String newNamespace) {
    namespace = newNamespace;
    if (object != null) {
      object =
          newNamespace.isEmpty()
              ? object.has("metadata", "namespace")
                  ? object.remove("metadata", "namespace")
                  : object
              : object.set(newNamespace, "metadata", "namespace");
    }
  }

  /** Takes what the server answered as the object, with its name and namespace. */
  public void refresh(JsonObject newObject) {
    object = newObject;
    name = newObject.string("metadata", "name");
    namespace = newObject.string("metadata", "namespace");
  }

  /** Takes another state of the object, without reading its name. */
  public void setObject(JsonObject newObject) {
    object = newObject;
  }

  /** The path of the object, of its subresource if one is meant. */
  public String path() {
    String path = mapping.kind().path(new ObjectKey(namespace, name));
    return subresource.isEmpty() ? path : path + "/" + subresource;
  }

  /** The path of its collection, where it would be created. */
  public String collectionPath() {
    return mapping.kind().path(namespace);
  }

  /**
   * Reads it from the server. Models visitor.go: Info.Get.
   *
   * @throws StatusError if it is not there, or its namespace is not
   */
  public void get() {
    get(RequestForm.PLAIN);
  }

  void get(RequestForm form) {
    if (name.isEmpty()) {
      throw new CommandError("resource name may not be empty");
    }
    try {
      object = client.call(form.apply(client.request(Method.GET, path()))).object();
    } catch (StatusError e) {
      if (e.isNotFound() && !namespace.isEmpty() && !namespace.equals("default")) {
        checkNamespace();
      }
      throw e;
    }
  }

  private void checkNamespace() {
    try {
      client.get("/api/v1/namespaces/" + namespace);
    } catch (StatusError e) {
      if (e.isNotFound()) {
        throw e;
      }
    }
  }

  /** How to reach its server. */
  public Client client() {
    return client;
  }
}
