package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;

/**
 * A kustomization's own schema. Its file must be there; what it says about lists is not used.
 * Models kyaml openapi: SetSchema.
 */
final class OpenApi {

  private static final String BUILT_IN = "v1.21.2";

  private OpenApi() {}

  /**
   * Looks whether what {@code openapi} says can be.
   *
   * @throws CommandError if not
   */
  static void check(Kustomization kustomization, Loader loader) {
    String version = kustomization.fields().string("openapi", "version");
    String path = kustomization.fields().string("openapi", "path");
    if (kustomization.fields().has("openapi", "path")) {
      loader.load(path);
      if (!version.isEmpty()) {
        throw new CommandError("builtin version and custom schema provided, cannot use both");
      }
    }
    if (!version.isEmpty() && !version.equals(BUILT_IN)) {
      throw new CommandError("the specified OpenAPI version is not built in");
    }
  }
}
