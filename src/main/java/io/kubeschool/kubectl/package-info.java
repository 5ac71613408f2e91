/**
 * kubectl: the client that learners type. {@link io.kubeschool.kubectl.Kubectl} is the program,
 * {@link io.kubeschool.kubectl.Verbs} the registry of commands, {@link
 * io.kubeschool.kubectl.Session} what a command gets; {@code verb} holds the commands, one class
 * each, {@code resource} finds what they work on, {@code printer} writes it. It knows the cluster
 * by {@code Api} alone.
 */
package io.kubeschool.kubectl;
