/** Proofs that the content does what it says: run by {@code kubeschool lint} and by the build. */
package io.kubeschool.tutor.proof;
