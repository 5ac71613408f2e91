package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Models pkg/apis/core/validation: ValidateVolumes, ValidateVolumeMounts. Of the sources those are
 * looked into that the school's pods use.
 */
final class VolumeRules {

  private static final String BAD_MODE =
      "must be a number between 0 and 0777 (octal), both inclusive";

  /** In the order in which upstream looks for them. */
  private static final List<String> SOURCES =
      List.of(
          "emptyDir",
          "hostPath",
          "gitRepo",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "secret",
          "nfs",
          "iscsi",
          "glusterfs",
          "flocker",
          "persistentVolumeClaim",
          "rbd",
          "cinder",
          "cephfs",
          "quobyte",
          "downwardAPI",
          "fc",
          "azureFile",
          "configMap",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "storageos",
          "projected",
          "scaleIO",
          "csi",
          "ephemeral",
          "image");

  private VolumeRules() {}

  /** Checks the volumes; answers the names of those that are right. */
  static Set<String> volumes(List<JsonObject> volumes, FieldPath path, Problems problems) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < volumes.size(); i++) {
      JsonObject volume = volumes.get(i);
      FieldPath at = path.index(i);
      Problems own = new Problems();
      source(volume, at, own);
      String name = volume.string("name");
      if (name.isEmpty()) {
        own.required(at.child("name"));
      } else {
        own.invalid(at.child("name"), name, NameSyntax.dns1123Label(name));
      }
      if (names.contains(name)) {
        own.duplicate(at.child("name"), name);
      }
      if (own.isEmpty()) {
        names.add(name);
      }
      problems.addAll(own);
    }
    return names;
  }

  private static void source(JsonObject volume, FieldPath path, Problems problems) {
    boolean found = false;
    for (String kind : SOURCES) {
      if (!volume.has(kind)) {
        continue;
      }
      if (found) {
        problems.forbidden(path.child(kind), "may not specify more than 1 volume type");
        continue;
      }
      found = true;
      source(kind, volume.object(kind), path.child(kind), problems);
    }
    if (!found) {
      problems.required(path, "must specify a volume type");
    }
  }

  private static void source(String kind, JsonObject source, FieldPath path, Problems problems) {
    switch (kind) {
      case "hostPath" -> {
        if (source.string("path").isEmpty()) {
          problems.required(path.child("path"));
        } else if (backsteps(source.string("path"))) {
          problems.invalid(path.child("path"), source.string("path"), "must not contain '..'");
        }
      }
      case "secret" -> {
        keyed(source, "secretName", path, problems);
      }
      case "configMap" -> {
        keyed(source, "name", path, problems);
      }
      case "persistentVolumeClaim" -> {
        if (source.string("claimName").isEmpty()) {
          problems.required(path.child("claimName"));
        }
      }
      case "nfs" -> {
        if (source.string("server").isEmpty()) {
          problems.required(path.child("server"));
        }
        if (source.string("path").isEmpty()) {
          problems.required(path.child("path"));
        }
      }
      default -> {}
    }
  }

  private static void keyed(JsonObject source, String name, FieldPath path, Problems problems) {
    if (source.string(name).isEmpty()) {
      problems.required(path.child(name));
    }
    mode(source, "defaultMode", path, problems);
    List<JsonObject> items = source.array("items").objects();
    for (int i = 0; i < items.size(); i++) {
      FieldPath at = path.child("items").index(i);
      JsonObject item = items.get(i);
      if (item.string("key").isEmpty()) {
        problems.required(at.child("key"));
      }
      if (item.string("path").isEmpty()) {
        problems.required(at.child("path"));
      }
      descending(item.string("path"), at.child("path"), problems);
      mode(item, "mode", at, problems);
    }
  }

  private static void mode(JsonObject source, String field, FieldPath path, Problems problems) {
    long mode = source.number(0, field);
    if (mode < 0 || mode > 0777) {
      problems.invalid(path.child(field), mode, BAD_MODE);
    }
  }

  private static boolean backsteps(String path) {
    return Arrays.asList(path.split("/")).contains("..");
  }

  /** Models validateLocalDescendingPath. */
  private static void descending(String target, FieldPath path, Problems problems) {
    if (target.startsWith("/")) {
      problems.invalid(path, target, "must be a relative path");
    }
    if (backsteps(target)) {
      problems.invalid(path, target, "must not contain '..'");
    }
  }

  /** Models ValidateVolumeMounts. */
  static void mounts(
      JsonObject container, Set<String> volumes, FieldPath containerPath, Problems problems) {
    FieldPath path = containerPath.child("volumeMounts");
    List<JsonObject> mounts = container.array("volumeMounts").objects();
    Set<String> points = new HashSet<>();
    for (int i = 0; i < mounts.size(); i++) {
      JsonObject mount = mounts.get(i);
      FieldPath at = path.index(i);
      String name = mount.string("name");
      String point = mount.string("mountPath");
      if (name.isEmpty()) {
        problems.required(at.child("name"));
      }
      if (!volumes.contains(name)) {
        problems.notFound(at.child("name"), name);
      }
      if (point.isEmpty()) {
        problems.required(at.child("mountPath"));
      }
      if (!points.add(point)) {
        problems.invalid(at.child("mountPath"), point, "must be unique");
      }
      // Upstream's path lacks the index here.
      if (!mount.string("subPath").isEmpty()) {
        descending(mount.string("subPath"), path.child("subPath"), problems);
      }
      if (!mount.string("subPathExpr").isEmpty()) {
        if (!mount.string("subPath").isEmpty()) {
          problems.invalid(
              at.child("subPathExpr"),
              mount.string("subPathExpr"),
              "subPathExpr and subPath are mutually exclusive");
        }
        descending(mount.string("subPathExpr"), path.child("subPathExpr"), problems);
      }
    }
  }
}
