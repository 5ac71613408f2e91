package io.kubeschool.apiserver.table;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of volumes, claims and classes. Models pkg/printers/internalversion/printers.go. */
final class StorageColumns {

  private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";
  private static final String DEFAULT_ANNOTATION = "storageclass.kubernetes.io/is-default-class";

  private StorageColumns() {}

  static Map<ResourceKind, List<Column>> all() {
    Map<ResourceKind, List<Column>> columns = new LinkedHashMap<>();
    columns.put(Kinds.PERSISTENT_VOLUME, volume());
    columns.put(Kinds.PERSISTENT_VOLUME_CLAIM, claim());
    columns.put(Kinds.STORAGE_CLASS, storageClass());
    columns.put(
        Kinds.VOLUME_ATTRIBUTES_CLASS,
        List.of(Column.NAME, Column.text("DriverName", "driverName"), Column.AGE));
    columns.put(
        Kinds.VOLUME_ATTACHMENT,
        List.of(
            Column.NAME,
            Column.text("Attacher", "spec", "attacher"),
            Column.text("PV", "spec", "source", "persistentVolumeName"),
            Column.text("Node", "spec", "nodeName"),
            Column.flag("Attached", "status", "attached"),
            Column.AGE));
    columns.put(
        Kinds.CSI_NODE,
        List.of(
            Column.NAME,
            Column.count("Drivers", node -> node.array("spec", "drivers").size()),
            Column.AGE));
    return columns;
  }

  private static List<Column> volume() {
    return List.of(
        Column.NAME,
        Column.text("Capacity", volume -> Cells.textAt(volume, "0", "spec", "capacity", "storage")),
        Column.text(
            "Access Modes", volume -> Cells.accessModes(volume.array("spec", "accessModes"))),
        Column.text("Reclaim Policy", "spec", "persistentVolumeReclaimPolicy"),
        Column.text("Status", StorageColumns::phase),
        Column.text(
            "Claim",
            volume -> {
              JsonObject claim = volume.object("spec", "claimRef");
              return claim.isEmpty() ? "" : claim.string("namespace") + "/" + claim.string("name");
            }),
        Column.text("StorageClass", StorageColumns::className),
        attributesClass(),
        Column.text("Reason", "status", "reason"),
        Column.AGE,
        volumeMode());
  }

  private static List<Column> claim() {
    return List.of(
        Column.NAME,
        Column.text("Status", StorageColumns::phase),
        Column.text("Volume", "spec", "volumeName"),
        Column.text(
            "Capacity",
            claim ->
                isBound(claim) ? Cells.textAt(claim, "0", "status", "capacity", "storage") : ""),
        Column.text(
            "Access Modes",
            claim -> isBound(claim) ? Cells.accessModes(claim.array("status", "accessModes")) : ""),
        Column.text("StorageClass", StorageColumns::className),
        attributesClass(),
        Column.AGE,
        volumeMode());
  }

  private static List<Column> storageClass() {
    return List.of(
        Column.name(storageClass -> {
          String name = storageClass.string("metadata", "name");
          boolean isDefault =
              storageClass.string("metadata", "annotations", DEFAULT_ANNOTATION).equals("true");
          return isDefault ? name + " (default)" : name;
        }),
        Column.text("Provisioner", "provisioner"),
        Column.text(
            "ReclaimPolicy",
            storageClass -> Cells.orElse(storageClass.string("reclaimPolicy"), "Delete")),
        Column.text(
            "VolumeBindingMode",
            storageClass -> Cells.orElse(storageClass.string("volumeBindingMode"), "Immediate")),
        Column.flag("AllowVolumeExpansion", "allowVolumeExpansion"),
        Column.AGE);
  }

  private static boolean isBound(JsonObject claim) {
    return !claim.string("spec", "volumeName").isEmpty();
  }

  private static String phase(JsonObject object) {
    return object.has("metadata", "deletionTimestamp")
        ? "Terminating"
        : object.string("status", "phase");
  }

  private static String className(JsonObject object) {
    String annotated = object.string("metadata", "annotations", CLASS_ANNOTATION);
    return annotated.isEmpty() ? object.string("spec", "storageClassName") : annotated;
  }

  private static Column attributesClass() {
    return Column.text(
        "VolumeAttributesClass",
        object -> Cells.textAt(object, "<unset>", "spec", "volumeAttributesClassName"));
  }

  private static Column volumeMode() {
    return Column.text(
            "VolumeMode", object -> Cells.textAt(object, "<unset>", "spec", "volumeMode"))
        .wide();
  }
}
