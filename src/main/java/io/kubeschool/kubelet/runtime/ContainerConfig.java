package io.kubeschool.kubelet.runtime;

import io.kubeschool.machine.Machine;
import io.kubeschool.machine.image.Image;
import io.kubeschool.machine.image.ImageReference;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a container is made from. Models the CRI's ContainerConfig.
 *
 * @param spec the container of the pod's spec
 * @param restartCount how often one of its name was made before
 * @param reference its image's normalised name
 * @param image its image
 * @param command what to run instead of the image's entry point, expanded; may be empty
 * @param arguments the arguments, expanded; may be empty
 * @param environment its variables without the image's
 * @param hostname its host name
 * @param user as whom to run
 * @param mounter mounts its volumes when its files are first used
 */
public record ContainerConfig(
    JsonObject spec,
    int restartCount,
    ImageReference reference,
    Image image,
    List<String> command,
    List<String> arguments,
    Map<String, String> environment,
    String hostname,
    ContainerUser user,
    Consumer<Machine> mounter) {}
