package io.kubeschool.kubectl;

import io.kubeschool.kubectl.flag.FlagSet;
import java.time.Duration;
import java.util.List;

/**
 * The flags that every command takes. Models cli-runtime genericclioptions.ConfigFlags and
 * kubectl's root command.
 */
public final class GlobalFlags {

  /** All of them. */
  public static final FlagSet FLAGS = FlagSet.of(GlobalFlags::define);

  private GlobalFlags() {}

  private static void define(FlagSet.Builder flags) {
    flags
        .string("as", "", "", "The user to act as, a person or a namespace's service account.")
        .stringArray("as-group", "", List.of(), "A group to act in; may be repeated.")
        .string("as-uid", "", "", "The UID to act with.")
        .stringArray(
            "as-user-extra", "", List.of(), "An extra of the user to act as; may be repeated.")
        .string("cache-dir", "", "", "The directory for caches")
        .string(
            "certificate-authority", "", "", "The file of the certificate authority's certificate")
        .string("client-certificate", "", "", "The file of the client's TLS certificate")
        .string("client-key", "", "", "The file of the client's TLS key")
        .string("cluster", "", "", "The kubeconfig's cluster to use")
        .string("context", "", "", "The kubeconfig's context to use")
        .bool("disable-compression", "", false, "If true, answers are not compressed")
        .bool(
            "insecure-skip-tls-verify",
            "",
            false,
            "If true, the server's certificate is not verified, which makes connections insecure")
        .string("kubeconfig", "", "", "The kubeconfig file to use")
        .string("kuberc", "", "", "The file of preferences to use")
        .duration(
            "log-flush-frequency",
            "",
            Duration.ofSeconds(5),
            "The longest time between log flushes")
        .bool("match-server-version", "", false, "Require the server's version to be the client's")
        .string("namespace", "n", "", "The namespace to work in")
        .string("password", "", "", "The password for basic authentication")
        .string(
            "profile", "", "none", "The profile to capture, one of none, cpu, heap, goroutine, ...")
        .string("profile-output", "", "profile.pprof", "The file to write the profile to")
        .string(
            "request-timeout",
            "",
            "0",
            "How long to wait for an answer, with a unit (1s, 2m, 3h); zero means for ever.")
        .string("server", "s", "", "The address and port of the API server")
        .string("tls-server-name", "", "", "The name to expect in the server's certificate")
        .string("token", "", "", "The bearer token to authenticate with")
        .string("user", "", "", "The kubeconfig's user to use")
        .string("username", "", "", "The user name for basic authentication")
        .integer("v", "v", 0, "How much to log")
        .string("vmodule", "", "", "How much to log per file, as pattern=N,...")
        .bool("warnings-as-errors", "", false, "Fail if the server sends warnings");
  }
}
