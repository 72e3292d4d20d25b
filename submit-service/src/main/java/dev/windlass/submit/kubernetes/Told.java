package dev.windlass.submit.kubernetes;

import dev.windlass.acts.Act;
import dev.windlass.acts.ActResult;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.EventSubject;

/** An act whose refusals are told to the author of the binding as Kubernetes Events, with Argo Workflows' reason and words. */
final class Told implements Act {
    private final Act act;
    private final EventRecorder recorder;

    Told(Act act, EventRecorder recorder) {
        this.act = act;
        this.recorder = recorder;
    }

    @Override
    public ActResult perform(Envelope message) throws UnreadableMessageException {
        ActResult result = act.perform(message);
        if (result instanceof ActResult.Refused refused) {
            refused.outcomes().forEach(this::tell);
        }
        return result;
    }

    private void tell(Outcome outcome) {
        if (outcome.result() instanceof Outcome.SubmitFailed(var binding, var _, var error)) {
            var subject =
                    new EventSubject("argoproj.io/v1alpha1", "WorkflowEventBinding", outcome.namespace(), binding, "");
            recorder.warn(subject, "WorkflowEventBindingError", "failed to dispatch event: " + error);
        }
    }
}
