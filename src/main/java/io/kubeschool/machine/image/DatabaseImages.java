package io.kubeschool.machine.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Databases: their entry points' complaints, a line of log and an open port. */
final class DatabaseImages {

  private static final long SIZE = 9_902_118;

  private static final List<String> MYSQL_COMPLAINT =
      List.of(
          "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified",
          "    You need to specify one of the following as an environment variable:",
          "    - MYSQL_ROOT_PASSWORD",
          "    - MYSQL_ALLOW_EMPTY_PASSWORD",
          "    - MYSQL_RANDOM_ROOT_PASSWORD");

  private static final List<String> POSTGRES_COMPLAINT =
      List.of(
          "Error: Database is uninitialized and superuser password is not specified.",
          "       You must specify POSTGRES_PASSWORD to a non-empty value for the",
          "       superuser. For example, \"-e POSTGRES_PASSWORD=password\" on \"docker run\".",
          "",
          "       You may also use \"POSTGRES_HOST_AUTH_METHOD=trust\" to allow all",
          "       connections without a password. This is *not* recommended.",
          "",
          "       See PostgreSQL documentation about \"trust\":",
          "       https://www.postgresql.org/docs/current/auth-trust.html");

  private DatabaseImages() {}

  static void push(ImageRegistry registry) {
    push(
        registry,
        "library/mysql",
        "latest 5.6 5.7 8 8.0 8.4 9",
        "mysqld",
        3306,
        DatabaseImages::mysql);
    push(registry, "library/mariadb", "latest 10 11", "mariadbd", 3306, DatabaseImages::mysql);
    push(
        registry,
        "library/mongo",
        "latest 3.4 4 4.4 5 6 7",
        "mongod",
        27017,
        (arguments, environment) ->
            new EntrypointScript.Exec(List.of(), new ArrayList<>(arguments)));
    push(
        registry,
        "library/postgres",
        "latest 9.6 12 13 14 15 16 17 alpine",
        "postgres",
        5432,
        DatabaseImages::postgres);
  }

  private static void push(
      ImageRegistry registry,
      String repository,
      String tags,
      String program,
      int port,
      EntrypointScript effect) {
    ImageFiles files =
        ImageFiles.over(BaseFiles.DEBIAN_BASE)
            .programs("/usr/local/bin", program)
            .script("/usr/local/bin/docker-entrypoint.sh", "#!/bin/sh\nexec \"$@\"\n", effect)
            .build();
    ImageConfig config =
        ImageConfig.ofCommand(program)
            .withEntrypoint("docker-entrypoint.sh")
            .withPorts(port + "/tcp");
    ImageCatalogue.push(registry, repository, tags, SIZE, config, files);
  }

  private static EntrypointScript.Outcome mysql(
      List<String> arguments, Map<String, String> environment) {
    boolean told =
        environment.keySet().stream()
            .anyMatch(name ->
                name.equals("MYSQL_ROOT_PASSWORD")
                    || name.equals("MYSQL_ALLOW_EMPTY_PASSWORD")
                    || name.equals("MYSQL_RANDOM_ROOT_PASSWORD")
                    || name.equals("MARIADB_ROOT_PASSWORD"));
    return told
        ? new EntrypointScript.Exec(List.of(), new ArrayList<>(arguments))
        : new EntrypointScript.Exit(MYSQL_COMPLAINT, 1);
  }

  private static EntrypointScript.Outcome postgres(
      List<String> arguments, Map<String, String> environment) {
    boolean told =
        !environment.getOrDefault("POSTGRES_PASSWORD", "").isEmpty()
            || environment.getOrDefault("POSTGRES_HOST_AUTH_METHOD", "").equals("trust");
    return told
        ? new EntrypointScript.Exec(List.of(), new ArrayList<>(arguments))
        : new EntrypointScript.Exit(POSTGRES_COMPLAINT, 1);
  }
}
