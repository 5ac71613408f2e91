package io.kubeschool.apiserver;

/**
 * What to do about unknown and duplicate fields of an object that is sent. Models apimachinery
 * meta/v1: FieldValidation.
 */
public enum FieldValidation {
  /** Drop them. */
  IGNORE,
  /** Drop them and warn. What is done if nothing is asked for. */
  WARN,
  /** Refuse the request. */
  STRICT
}
