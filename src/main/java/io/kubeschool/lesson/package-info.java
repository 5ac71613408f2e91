/**
 * The content: courses, lessons and steps as data, their texts in each language, and the loader
 * that names the line of whatever is wrong.
 */
package io.kubeschool.lesson;
