package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to each object on its way from its source to the command: lists are split, the
 * namespace is set or compared, the newest state is read. Models cli-runtime resource/visitor.go:
 * FlattenListVisitor, SetNamespace, RequireNamespace, FilterNamespace, RetrieveLazy.
 */
record Decorations(
    String namespace,
    boolean defaultNamespace,
    boolean requireNamespace,
    boolean requireObject,
    boolean latest,
    boolean flatten,
    RequestForm form,
    String labelSelector,
    InfoReader reader) {

  /** Shows what {@code info} stands for to {@code visitor}. */
  void decorate(ResourceInfo info, Visitor visitor) {
    if (flatten && info.object() != null && InfoReader.isList(info.object())) {
      items(info, visitor);
    } else {
      one(info, visitor);
    }
  }

  private void items(ResourceInfo list, Visitor visitor) {
    List<KubectlError> errors = new ArrayList<>();
    for (JsonObject item : flattened(list.object())) {
      try {
        one(reader.item(item, list.source()), visitor);
      } catch (KubectlError e) {
        errors.add(e);
      }
    }
    AggregateError.throwIfAny(errors);
  }

  private static List<JsonObject> flattened(JsonObject list) {
    List<JsonObject> items = new ArrayList<>();
    String listKind = list.string("kind");
    for (JsonObject item : list.array("items").objects()) {
      JsonObject typed = item;
      if (item.string("kind").isEmpty() && !listKind.equals("List")) {
        typed =
            item.with("kind", listKind.substring(0, listKind.length() - "List".length()))
                .with("apiVersion", list.string("apiVersion"));
      }
      if (InfoReader.isList(typed)) {
        items.addAll(flattened(typed));
      } else {
        items.add(typed);
      }
    }
    return items;
  }

  private void one(ResourceInfo info, Visitor visitor) {
    if (latest) {
      setDefaultNamespace(info);
      if (!info.name().isEmpty()) {
        info.get(form);
      }
    }
    if (!labelSelector.isEmpty()
        && !LabelSelector.parse(labelSelector)
            .matches(info.object().object("metadata", "labels").strings())) {
      return;
    }
    setDefaultNamespace(info);
    if (requireNamespace && info.isNamespaced()) {
      requireNamespace(info);
    }
    if (!info.isNamespaced()) {
      info.setNamespace("");
    }
    if (requireObject && info.object() == null) {
      info.get(form);
    }
    visitor.visit(info);
  }

  private void setDefaultNamespace(ResourceInfo info) {
    if (defaultNamespace && info.isNamespaced() && info.namespace().isEmpty()) {
      info.setNamespace(namespace);
    }
  }

  private void requireNamespace(ResourceInfo info) {
    if (info.namespace().isEmpty()) {
      info.setNamespace(namespace);
    } else if (!info.namespace().equals(namespace)) {
      throw new CommandError(
          "the namespace from the provided object \""
              + info.namespace()
              + "\" does not match the namespace \""
              + namespace
              + "\". You must pass '--namespace="
              + info.namespace()
              + "' to perform this operation.");
    }
  }
}
