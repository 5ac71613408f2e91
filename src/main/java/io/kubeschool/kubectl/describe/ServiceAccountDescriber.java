package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** Describes ServiceAccounts. Models describe.go: describeServiceAccount. */
final class ServiceAccountDescriber implements Describer {

  private static final String TITLE = "Image pull secrets:";

  @Override
  public void describe(JsonObject account, DescribeContext context, DescribeWriter out) {
    Metadata.header(account, out);
    List<JsonObject> secrets = account.array("imagePullSecrets").objects();
    if (secrets.isEmpty()) {
      out.write(0, TITLE + "\t<none>\n");
    }
    String title = TITLE;
    for (JsonObject secret : secrets) {
      out.write(0, title + "\t" + secret.string("name") + "\n");
      title = " ".repeat(TITLE.length());
    }
    Events.about(account, context, out);
  }
}
