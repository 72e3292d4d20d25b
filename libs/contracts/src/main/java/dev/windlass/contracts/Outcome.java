package dev.windlass.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * One thing that became of an event or a sync.
 *
 * @param id the same for the same fact, so that a repeat can be told
 * @param eventId the event or the sync observation
 * @param namespace where the event was sent, or where the application is
 * @param time when it became so
 * @param result what became of it
 */
public record Outcome(String id, String eventId, String namespace, Instant time, Result result) {

    public static Outcome of(String eventId, String namespace, Instant time, Result result) {
        String id = eventId + "/" + result.getClass().getSimpleName() + "/" + result.subject();
        return new Outcome(id, eventId, namespace, time, result);
    }

    /** What became of an event or a sync. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Matched.class, name = "matched"),
        @JsonSubTypes.Type(value = NotMatched.class, name = "not-matched"),
        @JsonSubTypes.Type(value = ManyNotMatched.class, name = "many-not-matched"),
        @JsonSubTypes.Type(value = BindingFailed.class, name = "binding-failed"),
        @JsonSubTypes.Type(value = NoBindings.class, name = "no-bindings"),
        @JsonSubTypes.Type(value = Duplicate.class, name = "duplicate"),
        @JsonSubTypes.Type(value = Created.class, name = "created"),
        @JsonSubTypes.Type(value = SubmitFailed.class, name = "submit-failed"),
        @JsonSubTypes.Type(value = NotNotified.class, name = "not-notified"),
        @JsonSubTypes.Type(value = Notifying.class, name = "notifying"),
        @JsonSubTypes.Type(value = TriggerFailed.class, name = "trigger-failed"),
        @JsonSubTypes.Type(value = Delivered.class, name = "delivered"),
        @JsonSubTypes.Type(value = DeliveryFailed.class, name = "delivery-failed"),
        @JsonSubTypes.Type(value = Delayed.class, name = "delayed"),
        @JsonSubTypes.Type(value = Dead.class, name = "dead"),
        @JsonSubTypes.Type(value = Replayed.class, name = "replayed"),
        @JsonSubTypes.Type(value = Dropped.class, name = "dropped")
    })
    public sealed interface Result {
        /** What of the event this is about: two facts of one type about one subject are the same fact. */
        String subject();
    }

    /** The binding's selector held; {@code workflow} is asked for. */
    public record Matched(String binding, String workflow) implements Result {
        @Override
        public String subject() {
            return binding;
        }
    }

    /** The binding's selector did not hold. */
    public record NotMatched(String binding) implements Result {
        @Override
        public String subject() {
            return binding;
        }
    }

    /**
     * The selectors of so many bindings did not hold that one outcome tells of all.
     *
     * @param count how many bindings
     * @param bindings the first of them, by name
     */
    public record ManyNotMatched(int count, List<String> bindings) implements Result {
        public ManyNotMatched {
            bindings = List.copyOf(bindings);
        }

        @Override
        public String subject() {
            return "";
        }
    }

    /** The binding could not be evaluated; the others were. Its name is empty where no binding can read the event. */
    public record BindingFailed(String binding, String error) implements Result {
        @Override
        public String subject() {
            return binding;
        }
    }

    /** There is no WorkflowEventBinding in the event's namespace. */
    public record NoBindings() implements Result {
        @Override
        public String subject() {
            return "";
        }
    }

    /** An event with this id was decided on before; nothing was done. */
    public record Duplicate() implements Result {
        @Override
        public String subject() {
            return "";
        }
    }

    /** The Workflow exists. */
    public record Created(String binding, String workflow) implements Result {
        @Override
        public String subject() {
            return workflow;
        }
    }

    /** The Workflow was refused for good. */
    public record SubmitFailed(String binding, String workflow, String error) implements Result {
        @Override
        public String subject() {
            return workflow;
        }
    }

    /** Nobody is told about the sync, and why. */
    public record NotNotified(String reason) implements Result {
        @Override
        public String subject() {
            return "";
        }
    }

    /** The trigger held; {@code destination} will be told. */
    public record Notifying(String trigger, String destination) implements Result {
        @Override
        public String subject() {
            return trigger + "/" + destination;
        }
    }

    /** The trigger could not be evaluated; the others were. */
    public record TriggerFailed(String trigger, String error) implements Result {
        @Override
        public String subject() {
            return trigger;
        }
    }

    /** The destination took the notification. */
    public record Delivered(String trigger, String destination) implements Result {
        @Override
        public String subject() {
            return trigger + "/" + destination;
        }
    }

    /** The notification was refused for good. */
    public record DeliveryFailed(String trigger, String destination, String error) implements Result {
        @Override
        public String subject() {
            return trigger + "/" + destination;
        }
    }

    /** It could not be done now and is tried again at {@code notBefore}. */
    public record Delayed(String what, String reason, Instant notBefore) implements Result {
        @Override
        public String subject() {
            return what + "/" + notBefore;
        }
    }

    /** It was given up; the whole record lies on the dead-letter topic. */
    public record Dead(String topic, String reason) implements Result {
        @Override
        public String subject() {
            return topic;
        }
    }

    /** The dead letter was put back on its topic, as it first was. */
    public record Replayed(String letter, String topic) implements Result {
        @Override
        public String subject() {
            return letter;
        }
    }

    /** The dead letter was given up for good. */
    public record Dropped(String letter, String topic) implements Result {
        @Override
        public String subject() {
            return letter;
        }
    }
}
