package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts values into the place of {@code $(NAME)}. Models api filters/refvar. */
final class VariableTransformer implements Transformer {

  private final Map<String, Json> values;
  private final List<FieldSpec> specs;
  private final BuildLog log;
  private final TreeSet<String> unused;

  VariableTransformer(Map<String, Json> values, List<FieldSpec> specs, BuildLog log) {
    this.log = log;
    this.values = values;
    this.specs = specs;
    this.unused = new TreeSet<>(values.keySet());
  }

  /** The names that stood nowhere. */
  List<String> unused() {
    return List.copyOf(unused);
  }

  @Override
  public void transform(ResourceMap resources) {
    FieldEdit edit = new FieldEdit(FieldEdit.Missing.STAYS, this::replaced);
    for (Resource resource : resources.resources()) {
      specs.forEach(spec -> resource.edit(object -> edit.apply(object, spec)));
    }
  }

  private Json replaced(Json value) {
    return switch (value) {
      case JsonObject object -> {
        JsonObject result = object;
        for (String name : object.names()) {
          result = result.with(name, expandedIfText(object.field(name)));
        }
        yield result;
      }
      case JsonArray array ->
          array.map(item -> {
            if (!(item instanceof JsonString)) {
              throw new CommandError("invalid value type expect a string");
            }
            return expandedIfText(item);
          });
      default -> expandedIfText(value);
    };
  }

  private Json expandedIfText(Json value) {
    return value instanceof JsonString(String text) ? expanded(text) : value;
  }

  /** Models DoReplacements: a text that is nothing but a reference becomes the value itself. */
  private Json expanded(String text) {
    StringBuilder result = new StringBuilder();
    int position = 0;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c != '$' || position + 1 == text.length()) {
        result.append(c);
        position++;
        continue;
      }
      char next = text.charAt(position + 1);
      int end = next == '(' ? text.indexOf(')', position + 2) : -1;
      if (end >= 0) {
        String name = text.substring(position + 2, end);
        Json value = value(name);
        if (value != null && position == 0 && end == text.length() - 1) {
          return value;
        }
        result.append(value == null ? "$(" + name + ")" : Scalar.text(value));
        position = end + 1;
      } else {
        result.append(next == '$' ? "$" : "$" + next);
        position += 2;
      }
    }
    return new JsonString(result.toString());
  }

  private Json value(String name) {
    Json value = values.get(name);
    if (Scalar.isMissing(value)) {
      return null;
    }
    if (!Scalar.is(value)) {
      log.log(
          "MakePrimitiveReplacer: bad replacement type="
              + (value instanceof JsonObject ? "map[string]interface {}" : "[]interface {}")
              + " val="
              + GoSyntax.plain(value));
      return null;
    }
    unused.remove(name);
    return value;
  }
}
