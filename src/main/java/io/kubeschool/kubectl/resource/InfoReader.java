package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.schema.DecodingException;
import io.kubeschool.model.schema.ObjectDecoder;
import io.kubeschool.model.schema.Schema;

/** Makes objects to work on from documents. Models cli-runtime resource/mapper.go. */
final class InfoReader {

  private final Session session;
  private final String subresource;

  /**
   * A reader.
   *
   * @param session where kinds are looked up; null to work locally
   */
  InfoReader(Session session, String subresource) {
    this.session = session;
    this.subresource = subresource;
  }

  /** The object of a document of a file. Models infoForData. */
  ResourceInfo read(Json document, String source) {
    if (!(document instanceof JsonObject object)) {
      throw new CommandError(
          "unable to decode \""
              + source
              + "\": json: cannot unmarshal "
              + GoTypes.of(document)
              + " into Go value of type unstructured.detector");
    }
    String kind = object.string("kind");
    if (kind.isEmpty()) {
      throw new CommandError(
          "unable to decode \"" + source + "\": Object 'Kind' is missing in '" + object + "'");
    }
    checkMetadata(object, source);
    if (session == null) {
      return info(null, object, source);
    }
    GroupVersion groupVersion = GroupVersion.parse(object.string("apiVersion"));
    if (isList(object)) {
      return info(null, object, source);
    }
    ApiResource mapping =
        session
            .mapper()
            .forKind(groupVersion, kind)
            .orElseThrow(() ->
                new CommandError(
                    "resource mapping not found for name: \""
                        + object.string("metadata", "name")
                        + "\" namespace: \""
                        + object.string("metadata", "namespace")
                        + "\" from \""
                        + source
                        + "\": "
                        + noMatch(kind, groupVersion)
                        + "\nensure CRDs are installed first"));
    return info(mapping, object, source);
  }

  /** Models cli-runtime resource/metadata_decoder.go. */
  private static void checkMetadata(JsonObject object, String source) {
    if (!object.has("metadata")) {
      return;
    }
    JsonObject only = Json.objectOf("metadata", object.get("metadata"));
    try {
      ObjectDecoder.decode(Schema.kubernetes().ofKind(Kinds.NAMESPACE), only);
    } catch (DecodingException e) {
      throw new CommandError(
          "unable to decode \""
              + source
              + "\": "
              + e.getMessage().replace("field Namespace.", "field metadataOnlyObject."));
    }
  }

  /** The object of a list's item. Models infoForObject. */
  ResourceInfo item(JsonObject object, String source) {
    if (session == null) {
      return info(null, object, source);
    }
    GroupVersion groupVersion = GroupVersion.parse(object.string("apiVersion"));
    String kind = object.string("kind");
    ApiResource mapping =
        session
            .mapper()
            .forKind(groupVersion, kind)
            .orElseThrow(
                () -> new CommandError("unable to recognize " + noMatch(kind, groupVersion)));
    return info(mapping, object, source);
  }

  private ResourceInfo info(ApiResource mapping, JsonObject object, String source) {
    return new ResourceInfo(
        session == null ? null : session.client(),
        mapping,
        object.string("metadata", "namespace"),
        object.string("metadata", "name"),
        source,
        subresource,
        object);
  }

  static boolean isList(JsonObject object) {
    return object.string("kind").endsWith("List") && object.has("items");
  }

  private static String noMatch(String kind, GroupVersion groupVersion) {
    return groupVersion.version().isEmpty()
        ? "no matches for kind \"" + kind + "\" in group \"" + groupVersion.group() + "\""
        : "no matches for kind \"" + kind + "\" in version \"" + groupVersion + "\"";
  }
}
