package dev.windlass.submit.kubernetes;

import dev.windlass.contracts.SubmitCommand;
import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.EventSubject;
import dev.windlass.submit.core.Complaints;

/** Complaints as Kubernetes Events on the binding, with Argo Workflows' reason and words. */
final class KubernetesComplaints implements Complaints {
    private final EventRecorder recorder;

    KubernetesComplaints(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void failed(SubmitCommand command, String error) {
        var subject = EventSubject.binding(command.namespace(), command.binding(), command.bindingUid());
        recorder.warn(subject, "WorkflowEventBindingError", "failed to dispatch event: " + error);
    }
}
