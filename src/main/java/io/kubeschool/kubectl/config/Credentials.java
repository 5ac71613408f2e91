package io.kubeschool.kubectl.config;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.machine.Process;
import io.kubeschool.model.JsonObject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A kubeconfig's user with what the flags change. Models clientcmd: validateAuthInfo. */
final class Credentials {

  private Credentials() {}

  static JsonObject of(Process process, ParsedFlags flags, String name, JsonObject user) {
    JsonObject credentials = user == null ? JsonObject.EMPTY : user;
    for (String field :
        List.of("token", "username", "password", "client-certificate", "client-key")) {
      if (!flags.string(field).isEmpty()) {
        credentials = credentials.with(field, flags.string(field));
        credentials = credentials.without(field + "-data");
      }
    }
    List<String> methods = new ArrayList<>();
    if (!credentials.string("token").isEmpty()) {
      methods.add("token");
    }
    if (!credentials.string("username").isEmpty()) {
      methods.add("basicAuth");
    }
    if (methods.size() > 1) {
      throw new CommandError(
          "more than one authentication method found for "
              + name
              + "; found ["
              + String.join(" ", methods)
              + "], only one is allowed");
    }
    requireFile(process, credentials, "client-certificate", "client-cert", name);
    requireFile(process, credentials, "client-key", "client-key", name);
    return credentials;
  }

  private static void requireFile(
      Process process, JsonObject credentials, String field, String called, String name) {
    String file = credentials.string(field);
    if (!file.isEmpty()
        && credentials.string(field + "-data").isEmpty()
        && !Files.exists(process.path(file))) {
      throw new CommandError(
          "unable to read "
              + called
              + " "
              + file
              + " for "
              + name
              + " due to open "
              + file
              + ": no such file or directory");
    }
  }
}
