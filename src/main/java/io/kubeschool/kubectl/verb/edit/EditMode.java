package io.kubeschool.kubectl.verb.edit;

/** What an edit is for. Models editoptions.go: EditMode. */
public enum EditMode {
  /** Objects of the server are changed. */
  NORMAL,
  /** An object of a file is changed before it is created. */
  BEFORE_CREATE,
  /** The annotation of {@code kubectl apply} is changed. */
  LAST_APPLIED
}
