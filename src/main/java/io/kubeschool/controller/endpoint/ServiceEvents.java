package io.kubeschool.controller.endpoint;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Service;

/**
 * Which Services' endpoints to look at when a Service or a pod changes. Models endpointslice/util:
 * GetServicesToUpdate, podEndpointsChanged.
 */
final class ServiceEvents {

  private final SharedInformer services;
  private final WorkQueue<ObjectKey> queue;

  ServiceEvents(SharedInformer services, WorkQueue<ObjectKey> queue) {
    this.services = services;
    this.queue = queue;
  }

  InformerHandler ofServices() {
    return InformerHandler.enqueueing(queue);
  }

  InformerHandler ofPods() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject pod) {
        addServicesOf(pod);
      }

      @Override
      public void updated(JsonObject old, JsonObject pod) {
        boolean labelsChanged =
            !old.object("metadata", "labels").equals(pod.object("metadata", "labels"));
        if (labelsChanged) {
          addServicesOf(old);
        }
        if (labelsChanged || endpointChanged(old, pod)) {
          addServicesOf(pod);
        }
      }

      @Override
      public void deleted(JsonObject pod) {
        addServicesOf(pod);
      }
    };
  }

  private void addServicesOf(JsonObject pod) {
    for (JsonObject object : services.list(pod.string("metadata", "namespace"))) {
      Service service = new Service(object);
      if (service.hasSelector() && service.selector().matches(pod)) {
        queue.add(service.key());
      }
    }
  }

  private static boolean endpointChanged(JsonObject old, JsonObject pod) {
    return old.has("metadata", "deletionTimestamp") != pod.has("metadata", "deletionTimestamp")
        || PodState.isReady(old) != PodState.isReady(pod)
        || PodState.isFinished(old) != PodState.isFinished(pod)
        || !old.string("status", "podIP").equals(pod.string("status", "podIP"))
        || !old.string("spec", "nodeName").equals(pod.string("spec", "nodeName"));
  }
}
