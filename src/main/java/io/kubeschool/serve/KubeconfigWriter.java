package io.kubeschool.serve;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import io.kubeschool.model.YamlWriter;
import io.kubeschool.serve.tls.Credential;
import io.kubeschool.serve.tls.PrivateFiles;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Writes the file that tells clients how to connect, as kubeadm's {@code admin.conf} does. */
final class KubeconfigWriter {

  private static final String CLUSTER = "kubeschool";
  private static final String USER = "kubernetes-admin";
  private static final String CONTEXT = USER + "@" + CLUSTER;

  private KubeconfigWriter() {}

  /**
   * Writes it.
   *
   * @throws IOException if it cannot be written, or {@code file} tells of other clusters
   */
  static void write(Path file, String server, String authorityPem, Credential user)
      throws IOException {
    refuseOthers(file);
    JsonObject cluster =
        Json.objectOf("server", server, "certificate-authority-data", encoded(authorityPem));
    JsonObject credentials =
        Json.objectOf(
            "client-certificate-data", encoded(user.certificatePem()),
            "client-key-data", encoded(user.keyPem()));
    JsonObject config =
        Json.objectOf(
            "apiVersion",
            "v1",
            "kind",
            "Config",
            "clusters",
            List.of(Json.objectOf("name", CLUSTER, "cluster", cluster)),
            "users",
            List.of(Json.objectOf("name", USER, "user", credentials)),
            "contexts",
            List.of(
                Json.objectOf(
                    "name", CONTEXT, "context", Json.objectOf("cluster", CLUSTER, "user", USER))),
            "current-context",
            CONTEXT);
    PrivateFiles.write(file, YamlWriter.write(config));
  }

  /** A learner's own kubeconfig is not to be lost. */
  private static void refuseOthers(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try {
      Json present = YamlReader.parse(Files.readString(file));
      if (present.array("clusters").objects().stream()
          .allMatch(cluster -> cluster.string("name").equals(CLUSTER))) {
        return;
      }
    } catch (YamlSyntaxException | MalformedInputException e) {
      // it is none of ours
    }
    throw new IOException(file + " is not kubeschool's to overwrite; name another kubeconfig file");
  }

  private static String encoded(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
