package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Describes ConfigMaps and Secrets. Models describe.go: ConfigMapDescriber, describeSecret. */
final class ConfigMapDescriber implements Describer {

  @Override
  public void describe(JsonObject object, DescribeContext context, DescribeWriter out) {
    Metadata.header(object, out);
    if (object.string("kind").equals("Secret")) {
      secret(object, out);
      return;
    }
    out.write(0, "\nData\n====\n");
    object
        .object("data")
        .strings()
        .forEach((key, value) -> out.write(0, key + ":\n----\n" + value + "\n\n"));
    out.write(0, "\nBinaryData\n====\n");
    object
        .object("binaryData")
        .strings()
        .forEach((key, value) -> out.write(0, key + ": " + size(value) + " bytes\n"));
    out.write(0, "\n");
    Events.about(object, context, out);
  }

  private static void secret(JsonObject secret, DescribeWriter out) {
    String type = secret.string("type");
    out.write(0, "\nType:\t" + type + "\n");
    out.write(0, "\nData\n====\n");
    secret
        .object("data")
        .forEach((key, value) -> {
          String encoded = value instanceof JsonString(String text) ? text : "";
          boolean isToken =
              key.equals("token") && type.equals("kubernetes.io/service-account-token");
          out.field(
              0,
              key,
              isToken
                  ? new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)
                  : size(encoded) + " bytes");
        });
  }

  private static int size(String base64) {
    return Base64.getDecoder().decode(base64).length;
  }
}
