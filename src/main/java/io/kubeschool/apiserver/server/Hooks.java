package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Authorizer;
import io.kubeschool.apiserver.Decoder;
import io.kubeschool.apiserver.Defaulter;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.FieldError;
import io.kubeschool.apiserver.FieldValidation;
import io.kubeschool.apiserver.Patcher;
import io.kubeschool.apiserver.Validator;
import io.kubeschool.apiserver.admission.ObjectReader;
import io.kubeschool.apiserver.decoding.SchemaDecoder;
import io.kubeschool.apiserver.defaulting.SchemaDefaulter;
import io.kubeschool.apiserver.fieldmanager.FieldManager;
import io.kubeschool.apiserver.fieldmanager.Ownership;
import io.kubeschool.apiserver.patch.SchemaPatcher;
import io.kubeschool.apiserver.rbac.RbacAuthorizer;
import io.kubeschool.apiserver.validation.KindValidator;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.schema.Schema;
import java.util.List;
import java.util.function.Function;

/**
 * What the pipeline is made of besides the registry.
 *
 * @param authorizer makes one that may look at what is stored
 * @param ownership who manages which field
 */
public record Hooks(
    Decoder decoder,
    Defaulter defaulter,
    Validator validator,
    Patcher patcher,
    Function<ObjectReader, Authorizer> authorizer,
    Ownership ownership) {

  /** What needs no managers of fields. */
  public Hooks(
      Decoder decoder,
      Defaulter defaulter,
      Validator validator,
      Patcher patcher,
      Function<ObjectReader, Authorizer> authorizer) {
    this(decoder, defaulter, validator, patcher, authorizer, Ownership.NONE);
  }

  /**
   * The least that works: any object is well formed, complete and valid, patches are merge patches,
   * everybody may do everything. For tests of what does not depend on them.
   */
  public static final Hooks TRIVIAL =
      new Hooks(
          new TrivialDecoder(),
          (object, kind) -> object,
          new TrivialValidator(),
          new MergePatcher(),
          objects -> Authorizer.ALLOW_ALL);

  /**
   * What a cluster has: by the schema of Kubernetes 1.36, and by roles. Validation is not there
   * yet.
   */
  public static Hooks standard() {
    Schema schema = Schema.kubernetes();
    return new Hooks(
        new SchemaDecoder(schema),
        new SchemaDefaulter(schema),
        new KindValidator(),
        new SchemaPatcher(schema),
        RbacAuthorizer::new,
        new FieldManager(schema));
  }

  private static final class TrivialDecoder implements Decoder {
    @Override
    public Decoded decode(Json body, ResourceKind kind, FieldValidation validation) {
      if (body instanceof JsonObject object) {
        return new Decoded(object, List.of());
      }
      throw Failure.badRequest("not an object");
    }
  }

  private static final class TrivialValidator implements Validator {
    @Override
    public List<FieldError> validateCreate(JsonObject object, ResourceKind kind) {
      return List.of();
    }

    @Override
    public List<FieldError> validateUpdate(JsonObject object, JsonObject old, ResourceKind kind) {
      return List.of();
    }

    @Override
    public List<FieldError> validateStatusUpdate(
        JsonObject object, JsonObject old, ResourceKind kind) {
      return List.of();
    }

    @Override
    public List<String> warnings(JsonObject object, JsonObject old, ResourceKind kind) {
      return List.of();
    }
  }

  /** RFC 7386 alone. */
  private static final class MergePatcher implements Patcher {
    @Override
    public Patched apply(Patch patch, JsonObject current) {
      JsonObject base = current == null ? JsonObject.EMPTY : current;
      return new Patched((JsonObject) merge(base, patch.body()), List.of());
    }

    private static Json merge(Json target, Json patch) {
      if (!(patch instanceof JsonObject changes)) {
        return patch;
      }
      JsonObject merged = target instanceof JsonObject object ? object : JsonObject.EMPTY;
      for (var change : changes) {
        String name = change.getKey();
        merged =
            change.getValue() instanceof JsonNull
                ? merged.without(name)
                : merged.with(name, merge(merged.field(name), change.getValue()));
      }
      return merged;
    }
  }
}
