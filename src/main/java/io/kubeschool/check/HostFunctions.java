package io.kubeschool.check;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** What prelude.js is given by the host, and the criteria that the script reports. */
final class HostFunctions {

  private final CheckScript script;
  private final WorldView view;
  private final Map<String, Criterion> reported = new LinkedHashMap<>();

  HostFunctions(CheckScript script, WorldView view) {
    this.script = script;
    this.view = view;
  }

  ProxyObject proxy() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("get", function(a -> get(a[0].asString(), a[1].asString(), a[2].asString())));
    members.put("list", function(a -> list(a[0].asString(), a[1].asString(), a[2].asString())));
    members.put("read", function(a -> view.file(a[0].asString()).orElse(null)));
    members.put("commands", function(a -> commands()));
    members.put("report", function(this::report));
    return ProxyObject.fromMap(members);
  }

  Verdict verdict() {
    List<Criterion> criteria = new ArrayList<>();
    script
        .weights()
        .forEach((key, weight) -> {
          Criterion found = reported.get(key);
          if (found == null) {
            throw new CheckException(script.name(), "does not report the criterion " + key);
          }
          criteria.add(found);
        });
    return new Verdict(List.copyOf(criteria));
  }

  private ProxyExecutable function(ProxyExecutable body) {
    return arguments -> {
      try {
        return body.execute(arguments);
      } catch (IllegalArgumentException | ClassCastException e) {
        throw new CheckException(script.name(), e.getMessage());
      }
    };
  }

  private Object get(String kind, String namespace, String name) {
    return view.get(kind, namespace, name).map(JsonProxy::of).orElse(null);
  }

  private Object list(String kind, String namespace, String selector) {
    return JsonProxy.of(JsonArray.copyOf(view.list(kind, namespace, selector)));
  }

  private Object commands() {
    List<Object> commands = new ArrayList<>();
    for (TypedCommand command : view.commands()) {
      commands.add(
          JsonProxy.of(
              Json.objectOf(
                  "line", command.line(), "output", command.output(), "status", command.status())));
    }
    return ProxyArray.fromList(commands);
  }

  private Object report(Value... arguments) {
    String key = arguments[0].asString();
    Integer weight = script.weights().get(key);
    if (weight == null) {
      throw new CheckException(script.name(), "reports the unknown criterion " + key);
    }
    Map<String, String> details =
        new LinkedHashMap<>(((JsonObject) Json.parse(arguments[2].asString())).strings());
    String message = details.getOrDefault("message", "");
    String where = details.getOrDefault("see", "");
    details.remove("message");
    details.remove("see");
    boolean passed = arguments[1].asBoolean();
    reported.put(key, new Criterion(key, weight, passed, message, Map.copyOf(details), where));
    return null;
  }
}
