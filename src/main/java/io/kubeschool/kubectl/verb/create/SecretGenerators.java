package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.ContentHash;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code create secret generic}, {@code docker-registry} and {@code tls}. Models
 * pkg/cmd/create/create_secret.go, create_secret_docker.go and create_secret_tls.go.
 */
final class SecretGenerators {

  private static final String DOCKER_KEY = ".dockerconfigjson";

  private SecretGenerators() {}

  /** {@code generic}. */
  static JsonObject generic(CreateCall call) {
    List<String> files = call.flags().strings("from-file");
    List<String> literals = call.flags().strings("from-literal");
    List<String> environment = call.flags().strings("from-env-file");
    if (!environment.isEmpty() && (!files.isEmpty() || !literals.isEmpty())) {
      throw new CommandError("from-env-file cannot be combined with from-file or from-literal");
    }
    KeyedData keyed = new KeyedData(call.process(), "secret", SecretGenerators::check);
    keyed.addLiterals(literals);
    keyed.addFiles(files);
    keyed.addEnvironmentFiles(environment);
    return secret(call, call.flags().string("type"), keyed.data());
  }

  /** {@code docker-registry}. */
  static JsonObject dockerRegistry(CreateCall call) {
    String user = call.flags().string("docker-username");
    String password = call.flags().string("docker-password");
    String server = call.flags().string("docker-server");
    List<String> files = call.flags().strings("from-file");
    if (files.isEmpty() && (user.isEmpty() || password.isEmpty() || server.isEmpty())) {
      throw new CommandError(
          "either --from-file or the combination of --docker-username, --docker-password and"
              + " --docker-server is required");
    }
    if (!files.isEmpty()) {
      KeyedData keyed = new KeyedData(call.process(), "secret", SecretGenerators::check);
      keyed.addFiles(files.stream().map(f -> f.contains("=") ? f : DOCKER_KEY + "=" + f).toList());
      return secret(call, "kubernetes.io/dockerconfigjson", keyed.data());
    }
    String auth = base64((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    String email = call.flags().string("docker-email");
    String config =
        "{\"auths\":{"
            + Json.of(server).toText()
            + ":{\"username\":"
            + Json.of(user).toText()
            + ",\"password\":"
            + Json.of(password).toText()
            + (email.isEmpty() ? "" : ",\"email\":" + Json.of(email).toText())
            + ",\"auth\":\""
            + auth
            + "\"}}}";
    return secret(
        call,
        "kubernetes.io/dockerconfigjson",
        Map.of(DOCKER_KEY, config.getBytes(StandardCharsets.UTF_8)));
  }

  /** {@code tls}. That the key belongs to the certificate is not checked. */
  static JsonObject tls(CreateCall call) {
    String certificate = call.flags().string("cert");
    String key = call.flags().string("key");
    if (certificate.isEmpty() || key.isEmpty()) {
      throw new CommandError("key and cert must be specified");
    }
    Map<String, byte[]> data = new TreeMap<>();
    data.put("tls.crt", read(call, certificate));
    data.put("tls.key", read(call, key));
    if (!new String(data.get("tls.crt"), StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
      throw new CommandError("tls: failed to find any PEM data in certificate input");
    }
    if (!new String(data.get("tls.key"), StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
      throw new CommandError("tls: failed to find any PEM data in key input");
    }
    return secret(call, "kubernetes.io/tls", data);
  }

  private static JsonObject secret(CreateCall call, String type, Map<String, byte[]> content) {
    JsonObject data = JsonObject.EMPTY;
    for (Map.Entry<String, byte[]> entry : content.entrySet()) {
      data = data.with(entry.getKey(), base64(entry.getValue()));
    }
    String name = call.name();
    if (call.flags().bool("append-hash")) {
      name +=
          "-"
              + ContentHash.of(
                  Json.objectOf("data", data, "kind", "Secret", "name", name, "type", type));
    }
    JsonObject secret =
        Json.objectOf(
            "apiVersion", "v1", "kind", "Secret", "metadata", Json.objectOf("name", name));
    if (!data.isEmpty()) {
      secret = secret.with("data", data);
    }
    return type.isEmpty() ? secret : secret.with("type", type);
  }

  private static void check(String key, Map<String, byte[]> taken) {
    List<String> errors = NameSyntax.configMapKey(key);
    if (!errors.isEmpty()) {
      throw new CommandError(
          GoQuote.quote(key) + " is not valid key name for a Secret " + String.join(";", errors));
    }
    if (taken.containsKey(key)) {
      throw new CommandError("cannot add key " + key + ", another key by that name already exists");
    }
  }

  private static byte[] read(CreateCall call, String file) {
    try {
      return Files.readAllBytes(call.process().path(file));
    } catch (IOException e) {
      throw new CommandError(
          "Cannot read file " + file + ", open " + file + ": no such file or directory");
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
