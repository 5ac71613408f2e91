package io.kubeschool.apiserver.server;

import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.HashMap;
import java.util.Map;

/** Which handler answers which verb, by subresource, and by kind where a kind has its own. */
final class Handlers {

  private final Map<String, Handler> handlers = new HashMap<>();
  private final Map<ResourceKind, Handler> creators = new HashMap<>();

  Handlers(
      Verbs verbs,
      Reader reader,
      Subresources parts,
      PodActions pods,
      PodConnections connections,
      Reviews reviews) {
    add("get", "", reader::get);
    add("list", "", reader::list);
    add("create", "", verbs::create);
    add("update", "", verbs::update);
    add("patch", "", verbs::patch);
    add("delete", "", verbs::delete);
    add("deletecollection", "", verbs::deleteCollection);
    for (String part :
        new String[] {"status", "ephemeralcontainers", "resize", "approval", "finalize"}) {
      add("get", part, reader::get);
      add("update", part, parts::update);
      add("patch", part, parts::patch);
    }
    add("update", "status", parts::updateStatus);
    add("patch", "status", parts::patchStatus);
    add("get", "scale", parts::getScale);
    add("update", "scale", parts::updateScale);
    add("patch", "scale", parts::patchScale);
    add("create", "token", parts::createToken);
    add("create", "binding", pods::bind);
    add("create", "eviction", pods::evict);
    add("get", "log", connections::log);
    creators.put(Kinds.BINDING, pods::bind);
    creators.put(Kinds.TOKEN_REVIEW, reviews::token);
    creators.put(Kinds.SELF_SUBJECT_REVIEW, reviews::selfSubject);
    creators.put(Kinds.SELF_SUBJECT_ACCESS_REVIEW, reviews::selfAccess);
    creators.put(Kinds.SELF_SUBJECT_RULES_REVIEW, reviews::selfRules);
    creators.put(Kinds.SUBJECT_ACCESS_REVIEW, reviews::subjectAccess);
    creators.put(Kinds.LOCAL_SUBJECT_ACCESS_REVIEW, reviews::subjectAccess);
  }

  private void add(String verb, String subresource, Handler handler) {
    handlers.put(verb + "/" + subresource, handler);
  }

  /** The one for that call, or null. */
  Handler find(Call call) {
    RequestInfo info = call.info();
    if (info.subresource().isEmpty() && info.verb().equals("create")) {
      Handler own = creators.get(call.kind());
      if (own != null) {
        return own;
      }
    }
    return handlers.get(info.verb() + "/" + info.subresource());
  }
}
