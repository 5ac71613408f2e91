package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Models pkg/apis/core/validation: ValidateConfigMap, ValidateSecret and their updates. */
final class ConfigRules {

  private static final int MOST_BYTES = 1024 * 1024;
  private static final FieldPath DATA = FieldPath.of("data");
  private static final String IMMUTABLE = "field is immutable when `immutable` is set";

  private ConfigRules() {}

  static void configMap(JsonObject map, Problems problems) {
    JsonObject binary = map.object("binaryData");
    int size = 0;
    for (Map.Entry<String, Json> entry : map.object("data")) {
      String key = entry.getKey();
      problems.invalid(DATA.key(key), key, NameSyntax.configMapKey(key));
      if (binary.has(key)) {
        problems.invalid(DATA.key(key), key, "duplicate of key present in binaryData");
      }
      size += MetadataRules.bytes(map.string("data", key));
    }
    for (Map.Entry<String, Json> entry : binary) {
      String key = entry.getKey();
      problems.invalid(FieldPath.of("binaryData").key(key), key, NameSyntax.configMapKey(key));
      size += binary.string(key).length() / 4 * 3;
    }
    if (size > MOST_BYTES) {
      problems.tooLong(FieldPath.of(""), MOST_BYTES);
    }
  }

  static void configMapUpdate(JsonObject map, JsonObject old, Problems problems) {
    frozen(map, old, List.of("data", "binaryData"), problems);
    configMap(map, problems);
  }

  static void secret(JsonObject secret, Problems problems) {
    JsonObject data = secret.object("data");
    int size = 0;
    for (Map.Entry<String, Json> entry : data) {
      String key = entry.getKey();
      problems.invalid(DATA.key(key), key, NameSyntax.configMapKey(key));
      size += data.string(key).length() / 4 * 3;
    }
    if (size > MOST_BYTES) {
      problems.tooLong(DATA, MOST_BYTES);
    }
    switch (secret.string("type")) {
      case "kubernetes.io/service-account-token" -> {
        String key = "kubernetes.io/service-account.name";
        if (secret.string("metadata", "annotations", key).isEmpty()) {
          problems.required(FieldPath.of("metadata", "annotations").key(key));
        }
      }
      case "kubernetes.io/dockercfg" -> needs(data, problems, ".dockercfg");
      case "kubernetes.io/dockerconfigjson" -> needs(data, problems, ".dockerconfigjson");
      case "kubernetes.io/basic-auth" -> {
        if (!data.has("username") && !data.has("password")) {
          needs(data, problems, "username", "password");
        }
      }
      case "kubernetes.io/ssh-auth" -> needs(data, problems, "ssh-privatekey");
      case "kubernetes.io/tls" -> needs(data, problems, "tls.crt", "tls.key");
      default -> {}
    }
  }

  private static void needs(JsonObject data, Problems problems, String... keys) {
    for (String key : keys) {
      if (!data.has(key)) {
        problems.required(DATA.key(key));
      }
    }
  }

  static void secretUpdate(JsonObject secret, JsonObject old, Problems problems) {
    problems.immutable(FieldPath.of("type"), secret.field("type"), old.field("type"));
    frozen(secret, old, List.of("data"), problems);
    secret(secret, problems);
  }

  private static void frozen(
      JsonObject object, JsonObject old, List<String> fields, Problems problems) {
    if (!old.bool("immutable")) {
      return;
    }
    if (!object.bool("immutable")) {
      problems.forbidden(FieldPath.of("immutable"), IMMUTABLE);
    }
    for (String field : fields) {
      if (!Objects.equals(object.field(field), old.field(field))) {
        problems.forbidden(FieldPath.of(field), IMMUTABLE);
      }
    }
  }
}
