package dev.windlass.submit.core;

import dev.windlass.acts.Act;
import dev.windlass.acts.ActResult;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.CreatorLabel;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.UnreadableMessageException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates the Workflow that a command asks for. The name is the command's, so a command that is acted on again finds
 * what it made before, and knows it by the event in the Workflow's annotations.
 */
public final class SubmitWorkflow implements Act {
    private final Templates templates;
    private final Workflows workflows;
    private final Complaints complaints;
    private final Clock clock;

    public SubmitWorkflow(Templates templates, Workflows workflows, Complaints complaints, Clock clock) {
        this.templates = templates;
        this.workflows = workflows;
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public ActResult perform(Envelope message) throws UnreadableMessageException {
        SubmitCommand command = JsonCodec.SUBMISSIONS.decode(message);
        Optional<String> fault = Optional.ofNullable(command.caller()).flatMap(Caller::impersonationFault);
        if (fault.isPresent()) {
            return refused(command, "nothing can be done in the caller's name: " + fault.get());
        }
        return submit(command);
    }

    private ActResult submit(SubmitCommand command) {
        Template template;
        try {
            template = templates.get(command.namespace(), command.template(), command.caller());
        } catch (ClusterException e) {
            return failed(command, "failed to get workflow template: " + e.getMessage(), e);
        }
        if (!WorkflowLabels.belongs(template, command)) {
            return refused(
                    command,
                    "failed to validate workflow template instanceid: '"
                            + command.template().name() + "' is not managed by the current Argo Server");
        }
        return switch (create(command, template)) {
            case Creation.Created() -> created(command);
            case Creation.Exists() -> existing(command);
            case Creation.Failed(var cause) ->
                failed(command, "failed to create workflow: " + cause.getMessage(), cause);
        };
    }

    private Creation create(SubmitCommand command, Template template) {
        try {
            Map<String, Object> workflow = WorkflowOf.command(command, template, creator(command));
            return workflows.create(command.namespace(), workflow, command.caller());
        } catch (ClusterException e) {
            return new Creation.Failed(e);
        }
    }

    /** The labels of whoever makes the Workflow: the caller, or the service itself where nobody was authenticated. */
    private Map<String, String> creator(SubmitCommand command) throws ClusterException {
        Caller caller = command.caller();
        return CreatorLabel.all(caller == null ? new Caller(workflows.self(), null, List.of()) : caller);
    }

    private ActResult existing(SubmitCommand command) {
        try {
            Map<String, String> annotations = workflows.annotations(command.namespace(), command.name());
            if (annotations == null) {
                return new ActResult.Postponed("the workflow " + command.name() + " was there and is gone");
            }
            if (WorkflowOf.wasMadeFor(command, annotations)) {
                return created(command);
            }
        } catch (ClusterException e) {
            return failed(command, "failed to get workflow: " + e.getMessage(), e);
        }
        return refused(
                command, "failed to create workflow: workflows.argoproj.io \"" + command.name() + "\" already exists");
    }

    private ActResult created(SubmitCommand command) {
        return new ActResult.Done(outcome(command, new Outcome.Created(command.binding(), command.name())));
    }

    private ActResult failed(SubmitCommand command, String error, ClusterException cause) {
        return switch (cause.lasting()) {
            case AWAY -> new ActResult.Away(error);
            case PASSING -> new ActResult.Postponed(error, cause.retryAfter());
            case FINAL -> refused(command, error);
        };
    }

    private ActResult refused(SubmitCommand command, String error) {
        complaints.failed(command, error);
        var result = new Outcome.SubmitFailed(command.binding(), command.name(), error);
        return new ActResult.Refused(error, List.of(outcome(command, result)));
    }

    private Outcome outcome(SubmitCommand command, Outcome.Result result) {
        return Outcome.of(command.eventId(), command.namespace(), clock.instant(), result);
    }
}
