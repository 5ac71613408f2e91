package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Secrets take plain text as {@code stringData} and keep it as {@code data}. Models
 * pkg/apis/core/v1/conversion.go: Convert_v1_Secret_To_core_Secret.
 */
final class SecretStrategy implements Strategy {

  @Override
  public JsonObject prepareForCreate(JsonObject secret) {
    return encoded(secret);
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject secret, JsonObject old) {
    return encoded(secret);
  }

  private static JsonObject encoded(JsonObject secret) {
    if (!secret.has("stringData")) {
      return secret;
    }
    JsonObject data = secret.object("data");
    for (Map.Entry<String, Json> text : secret.object("stringData")) {
      String plain = text.getValue() instanceof JsonString(String value) ? value : "";
      data =
          data.with(
              text.getKey(),
              Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
    }
    JsonObject without = secret.without("stringData");
    return data.isEmpty() ? without : without.with("data", data);
  }
}
