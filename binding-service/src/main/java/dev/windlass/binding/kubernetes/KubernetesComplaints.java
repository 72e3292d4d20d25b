package dev.windlass.binding.kubernetes;

import dev.windlass.binding.core.BindingRef;
import dev.windlass.binding.core.Complaints;
import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.EventSubject;

/** Complaints as Kubernetes Events on the binding, with Argo Workflows' reason and words. */
final class KubernetesComplaints implements Complaints {
    private final EventRecorder recorder;

    KubernetesComplaints(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void failed(BindingRef binding, String error) {
        var subject = EventSubject.binding(binding.namespace(), binding.name(), binding.uid());
        recorder.warn(subject, "WorkflowEventBindingError", "failed to dispatch event: " + error);
    }
}
