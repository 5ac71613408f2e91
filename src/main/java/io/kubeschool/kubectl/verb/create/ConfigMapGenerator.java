package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.ContentHash;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** {@code create configmap}. Models pkg/cmd/create/create_configmap.go. */
final class ConfigMapGenerator implements Generator {

  @Override
  public JsonObject generate(CreateCall call) {
    List<String> files = call.flags().strings("from-file");
    List<String> literals = call.flags().strings("from-literal");
    List<String> environment = call.flags().strings("from-env-file");
    if (!environment.isEmpty() && (!files.isEmpty() || !literals.isEmpty())) {
      throw new CommandError("from-env-file cannot be combined with from-file or from-literal");
    }
    KeyedData keyed =
        new KeyedData(call.process(), "config", (key, taken) -> check(call.name(), key, taken));
    keyed.addFiles(files);
    keyed.addLiterals(literals);
    keyed.addEnvironmentFiles(environment);
    JsonObject data = JsonObject.EMPTY;
    JsonObject binary = JsonObject.EMPTY;
    for (Map.Entry<String, byte[]> entry : keyed.data().entrySet()) {
      String text = text(entry.getValue());
      if (text == null) {
        String encoded = Base64.getEncoder().encodeToString(entry.getValue());
        binary = binary.with(entry.getKey(), encoded);
      } else {
        data = data.with(entry.getKey(), text);
      }
    }
    String name = call.name();
    if (call.flags().bool("append-hash")) {
      JsonObject hashed = Json.objectOf("data", data, "kind", "ConfigMap", "name", name);
      name += "-" + ContentHash.of(binary.isEmpty() ? hashed : hashed.with("binaryData", binary));
    }
    JsonObject configMap =
        Json.objectOf(
            "apiVersion", "v1", "kind", "ConfigMap", "metadata", Json.objectOf("name", name));
    if (!data.isEmpty()) {
      configMap = configMap.with("data", data);
    }
    return binary.isEmpty() ? configMap : configMap.with("binaryData", binary);
  }

  private static void check(String name, String key, Map<String, byte[]> taken) {
    List<String> errors = NameSyntax.configMapKey(key);
    if (!errors.isEmpty()) {
      throw new CommandError(
          GoQuote.quote(key)
              + " is not a valid key name for a ConfigMap: "
              + String.join(",", errors));
    }
    if (taken.containsKey(key)) {
      throw new CommandError(
          "cannot add key %s, another key by that name already exists in %s for ConfigMap %s"
              .formatted(
                  GoQuote.quote(key),
                  text(taken.get(key)) == null ? "BinaryData" : "Data",
                  GoQuote.quote(name)));
    }
  }

  /** The bytes as UTF-8, or null if they are not. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
