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

                     docker-registry keeps the credentials for a container registry.

                     generic keeps keys and values of any kind; its type is Opaque.

                     tls keeps a certificate and its private key.
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

                 A secret may hold any number of keys with their values.

                 From a file, the key is the file's name and the value is what the file holds. Put a key and '=' before the path to choose the key; a name that cannot be a key needs that.

                 From a directory, each regular file whose name can be a key is taken. Directories inside it, links and the like are left out.
                """)
            .examples(
                """
                # Keep a password
                kubectl create secret generic db-password --from-literal=user=shop --from-literal=password=correct-horse

                # Keep every file of a directory, each under its own name
                kubectl create secret generic keys --from-file=keys/

                # Choose the key
                kubectl create secret generic deploy-key --from-file=ssh-privatekey=keys/id_ed25519

                # A file and a value together
                kubectl create secret generic deploy-key --from-file=keys/id_ed25519 --from-literal=passphrase=correct-horse

                # Take the key=value lines of two files
                kubectl create secret generic db --from-env-file=db.env --from-env-file=db-local.env
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool(
                    "append-hash",
                    "",
                    false,
                    "Put a hash of the contents behind the secret's name.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "from-env-file",
                    "",
                    List.of(),
                    "A file of key=value lines, each of which is taken.")
                .strings(
                    "from-file",
                    "",
                    List.of(),
                    "A file to keep under its own name, or under another one as"
                        + " key=path; or a directory, of which every file whose name can be"
                        + " a key is taken.")
                .stringArray(
                    "from-literal", "", List.of(), "A key and its value, such as user=shop")
                .include(CommonFlags.SAVE_CONFIG)
                .string("type", "", "", "The secret's type")
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

                 A node that pulls a private image has to log in at its registry. The secret holds the registry, the user and the password; name it under imagePullSecrets in the pod or in the pod's service account, and the node uses it.

                 Give the parts with flags, or hand over the file that 'docker login' wrote.
                """)
            .examples(
                """
                # Keep the user and password for a registry
                kubectl create secret docker-registry registry-login --docker-server=registry.example.com --docker-username=ada --docker-password=correct-horse

                # Keep what docker login wrote
                kubectl create secret docker-registry registry-login --from-file=.dockerconfigjson=.docker/config.json
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool(
                    "append-hash",
                    "",
                    false,
                    "Put a hash of the contents behind the secret's name.")
                .string("docker-email", "", "", "The user's mail address at the registry")
                .string("docker-password", "", "", "The user's password at the registry")
                .string("docker-server", "", "https://index.docker.io/v1/", "Where the registry is")
                .string("docker-username", "", "", "The user's name at the registry")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .strings(
                    "from-file",
                    "",
                    List.of(),
                    "The file that docker login wrote; it is kept under the key"
                        + " .dockerconfigjson, which may be put before it as key=path.")
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

                 Both files have to exist, in PEM, and belong together.
                """)
            .examples(
                """
                # Keep a certificate and its key, for an ingress say
                kubectl create secret tls web-tls --cert=tls.crt --key=tls.key
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool(
                    "append-hash",
                    "",
                    false,
                    "Put a hash of the contents behind the secret's name.")
                .string("cert", "", "", "The file of the certificate, in PEM.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .string("key", "", "", "The file of its private key.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.VALIDATE)),
        new CreateFromFlags(SecretGenerators::tls, FAILURE));
  }
}
