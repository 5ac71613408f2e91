package io.kubeschool.tutor;

import io.kubeschool.lesson.Language;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/**
 * What a tutor starts from.
 *
 * @param content the folder that holds {@code lessons} and its translations
 * @param progress the file that keeps the learner's progress
 * @param environments makes the lessons' worlds
 * @param checker runs the checks
 * @param wanted the language asked for on the command line, or null
 * @param otherwise the language if none was asked for or chosen before
 * @param columns tells the terminal's width
 */
public record TutorSettings(
    Path content,
    Path progress,
    Environments environments,
    StepChecker checker,
    Language wanted,
    Language otherwise,
    IntSupplier columns) {}
