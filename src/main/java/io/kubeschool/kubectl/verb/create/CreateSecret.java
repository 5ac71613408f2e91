package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.command.Handler;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import java.util.List;

/** {@code kubectl create secret}. Models pkg/cmd/create/create_secret.go. */
final class CreateSecret {

  private static final String FAILURE = "failed to create secret ";

  private CreateSecret() {}

  static Verb verb() {
    Verb verb =
        Verb.of(
            Usage.of(
                    "secret (docker-registry | generic | tls)",
                    "Create a secret using a specified subcommand")
                .description(
                    """
                    Create a secret with specified type.

                     A docker-registry type secret is for accessing a container registry.

                     A generic type secret indicate an Opaque secret type.

                     A tls type secret holds TLS certificate and its associated key.\
                    """),
            FlagSet.NONE,
            Handler.SUBCOMMANDS);
    return verb.with(dockerRegistry(), generic(), tls());
  }

  private static Verb generic() {
    return Verb.of(
        Usage.of(
                "generic NAME [--type=string] [--from-file=[key=]source]"
                    + " [--from-literal=key1=value1] [--dry-run=server|client|none]",
                "Create a secret from a local file, directory, or literal value")
            .description(
                """
                Create a secret based on a file, directory, or specified literal value.

                 A single secret may package one or more key/value pairs.

                 When creating a secret based on a file, the key will default to the basename of the file, and the value will default to the file content. If the basename is an invalid key or you wish to chose your own, you may specify an alternate key.

                 When creating a secret based on a directory, each file whose basename is a valid key in the directory will be packaged into the secret. Any directory entries except regular files are ignored (e.g. subdirectories, symlinks, devices, pipes, etc).\
                """)
            .examples(
                """
                # Create a new secret named my-secret with keys for each file in folder bar
                kubectl create secret generic my-secret --from-file=path/to/bar

                # Create a new secret named my-secret with specified keys instead of names on disk
                kubectl create secret generic my-secret --from-file=ssh-privatekey=path/to/id_rsa --from-file=ssh-publickey=path/to/id_rsa.pub

                # Create a new secret named my-secret with key1=supersecret and key2=topsecret
                kubectl create secret generic my-secret --from-literal=key1=supersecret --from-literal=key2=topsecret

                # Create a new secret named my-secret using a combination of a file and a literal
                kubectl create secret generic my-secret --from-file=ssh-privatekey=path/to/id_rsa --from-literal=passphrase=topsecret

                # Create a new secret named my-secret from env files
                kubectl create secret generic my-secret --from-env-file=path/to/foo.env --from-env-file=path/to/bar.env\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool("append-hash", "", false, "Append a hash of the secret to its name.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "from-env-file",
                    "",
                    List.of(),
                    "Specify the path to a file to read lines of key=val pairs to create a secret.")
                .strings(
                    "from-file",
                    "",
                    List.of(),
                    "Key files can be specified using their file path, in which case a default name"
                        + " will be given to them, or optionally with a name and file path, in"
                        + " which case the given name will be used.  Specifying a directory will"
                        + " iterate each named file in the directory that is a valid secret key.")
                .stringArray(
                    "from-literal",
                    "",
                    List.of(),
                    "Specify a key and literal value to insert in secret (i.e. mykey=somevalue)")
                .include(CommonFlags.SAVE_CONFIG)
                .string("type", "", "", "The type of secret to create")
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(SecretGenerators::generic, FAILURE));
  }

  private static Verb dockerRegistry() {
    return Verb.of(
        Usage.of(
                "docker-registry NAME --docker-username=user --docker-password=password"
                    + " --docker-email=email [--docker-server=string] [--from-file=[key=]source]"
                    + " [--dry-run=server|client|none]",
                "Create a secret for use with a Docker registry")
            .description(
                """
                Create a new secret for use with Docker registries.

                        Dockercfg secrets are used to authenticate against Docker registries.

                        When using the Docker command line to push images, you can authenticate to a given registry by running:
                        '$ docker login DOCKER_REGISTRY_SERVER --username=DOCKER_USER --password=DOCKER_PASSWORD --email=DOCKER_EMAIL'.

                 That produces a ~/.dockercfg file that is used by subsequent 'docker push' and 'docker pull' commands to authenticate to the registry. The email address is optional.

                        When creating applications, you may have a Docker registry that requires authentication.  In order for the
                        nodes to pull images on your behalf, they must have the credentials.  You can provide this information
                        by creating a dockercfg secret and attaching it to your service account.\
                """)
            .examples(
                """
                # If you do not already have a .dockercfg file, create a dockercfg secret directly
                kubectl create secret docker-registry my-secret --docker-server=DOCKER_REGISTRY_SERVER --docker-username=DOCKER_USER --docker-password=DOCKER_PASSWORD --docker-email=DOCKER_EMAIL

                # Create a new secret named my-secret from ~/.docker/config.json
                kubectl create secret docker-registry my-secret --from-file=path/to/.docker/config.json\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool("append-hash", "", false, "Append a hash of the secret to its name.")
                .string("docker-email", "", "", "Email for Docker registry")
                .string("docker-password", "", "", "Password for Docker registry authentication")
                .string(
                    "docker-server",
                    "",
                    "https://index.docker.io/v1/",
                    "Server location for Docker registry")
                .string("docker-username", "", "", "Username for Docker registry authentication")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "from-file",
                    "",
                    List.of(),
                    "Key files can be specified using their file path, in which case a default name"
                        + " of .dockerconfigjson will be given to them, or optionally with a name"
                        + " and file path, in which case the given name will be used. Specifying a"
                        + " directory will iterate each named file in the directory that is a valid"
                        + " secret key. For this command, the key should always be"
                        + " .dockerconfigjson.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(SecretGenerators::dockerRegistry, FAILURE));
  }

  private static Verb tls() {
    return Verb.of(
        Usage.of(
                "tls NAME --cert=path/to/cert/file --key=path/to/key/file"
                    + " [--dry-run=server|client|none]",
                "Create a TLS secret")
            .description(
                """
                Create a TLS secret from the given public/private key pair.

                 The public/private key pair must exist beforehand. The public key certificate must be .PEM encoded and match the given private key.\
                """)
            .examples(
                """
                # Create a new TLS secret named tls-secret with the given key pair
                kubectl create secret tls tls-secret --cert=path/to/tls.crt --key=path/to/tls.key\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool("append-hash", "", false, "Append a hash of the secret to its name.")
                .string("cert", "", "", "Path to PEM encoded public key certificate.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string("key", "", "", "Path to private key associated with given certificate.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(SecretGenerators::tls, FAILURE));
  }
}
