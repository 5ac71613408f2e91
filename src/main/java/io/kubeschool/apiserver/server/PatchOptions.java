package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a patch. Models apimachinery pkg/apis/meta/v1/validation: ValidatePatchOptions.
 */
final class PatchOptions {

  private PatchOptions() {}

  /**
   * Checks them.
   *
   * @throws io.kubeschool.apiserver.StatusException Invalid
   */
  static void check(Request request) {
    List<FieldError> errors = new ArrayList<>();
    String manager = request.parameter("fieldManager");
    if (Patches.isApply(request)) {
      if (manager.isEmpty()) {
        errors.add(FieldError.required("fieldManager", "is required for apply patch"));
      }
    } else if (request.query().containsKey("force")) {
      errors.add(FieldError.forbidden("force", "may not be specified for non-apply patch"));
    }
    if (manager.length() > Call.LONGEST_MANAGER) {
      errors.add(FieldError.tooLong("fieldManager", Call.LONGEST_MANAGER));
    }
    if (!errors.isEmpty()) {
      throw Failure.invalid("meta.k8s.io", "PatchOptions", "", errors);
    }
  }
}
