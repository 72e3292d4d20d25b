package dev.windlass.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that became of an event or a sync.
 *
 * @param id the same for the same fact, so that a repeat can be told
 * @param eventId the event or the sync observation
 * @param attempt which sending of the event was decided on: where its record lies, {@code topic/partition/offset}; null
 *     where it is not a decision
 * @param namespace where the event was sent, or where the application is
 * @param time when it became so
 * @param result what became of it
 */
public record Outcome(
        String id,
        String eventId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String attempt,
        String namespace,
        Instant time,
        Result result) {

    /** What came of an event or a sync whichever sending of it was decided on. */
    public static Outcome of(String eventId, String namespace, Instant time, Result result) {
        return new Outcome(eventId + "/" + fact(result), eventId, null, namespace, time, result);
    }

    /** What was decided on one sending of an event: a repeat is decided on again. */
    public static Outcome decided(String eventId, String attempt, String namespace, Instant time, Result result) {
        return new Outcome(eventId + "/" + attempt + "/" + fact(result), eventId, attempt, namespace, time, result);
    }

    private static String fact(Result result) {
        return result.getClass().getSimpleName() + "/" + result.subject();
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

    /** What binding-service decided on one sending of an event. */
    public sealed interface OfDecision extends Result {}

    /** What came of a submit command. */
    public sealed interface OfCommand extends Result {}

    /** What came of a sync. */
    public sealed interface OfSync extends Result {}

    /** What was done with a record that could not be acted on. */
    public sealed interface OfRecord extends Result {}

    /** The binding's selector held; {@code workflow} is asked for. */
    public record Matched(String binding, String workflow) implements OfDecision {
        @Override
        public String subject() {
            return binding;
        }
    }

    /** The binding's selector did not hold. */
    public record NotMatched(String binding) implements OfDecision {
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
    public record ManyNotMatched(int count, List<String> bindings) implements OfDecision {
        public ManyNotMatched {
            bindings = List.copyOf(bindings);
        }

        @Override
        public String subject() {
            return "";
        }
    }

    /** The binding could not be evaluated; the others were. */
    public record BindingFailed(String binding, String error) implements OfDecision {
        @Override
        public String subject() {
            return binding;
        }
    }

    /** There is no WorkflowEventBinding in the event's namespace. */
    public record NoBindings() implements OfDecision {
        @Override
        public String subject() {
            return "";
        }
    }

    /**
     * The binding acted for an earlier sending of the event, and does nothing for this one.
     *
     * @param workflow which it asked for then
     */
    public record Duplicate(String binding, String workflow) implements OfDecision {
        public Duplicate {
            // Records of before tell of no binding.
            binding = Objects.requireNonNullElse(binding, "");
            workflow = Objects.requireNonNullElse(workflow, "");
        }

        @Override
        public String subject() {
            return binding + "/" + workflow;
        }
    }

    /** The Workflow exists. */
    public record Created(String binding, String workflow) implements OfCommand {
        @Override
        public String subject() {
            return workflow;
        }
    }

    /** The Workflow was refused for good. */
    public record SubmitFailed(String binding, String workflow, String error) implements OfCommand {
        @Override
        public String subject() {
            return workflow;
        }
    }

    /** Nobody is told about the sync, and why. */
    public record NotNotified(String reason) implements OfSync {
        @Override
        public String subject() {
            return "";
        }
    }

    /** The trigger held; {@code destination} will be told. */
    public record Notifying(String trigger, String destination) implements OfSync {
        @Override
        public String subject() {
            return trigger + "/" + destination;
        }
    }

    /** The trigger could not be evaluated; the others were. */
    public record TriggerFailed(String trigger, String error) implements OfSync {
        @Override
        public String subject() {
            return trigger;
        }
    }

    /** The destination took the notification. */
    public record Delivered(String trigger, String destination) implements OfSync {
        @Override
        public String subject() {
            return trigger + "/" + destination;
        }
    }

    /** The notification was refused for good. */
    public record DeliveryFailed(String trigger, String destination, String error) implements OfSync {
        @Override
        public String subject() {
            return trigger + "/" + destination;
        }
    }

    /** It could not be done now and is tried again at {@code notBefore}. */
    public record Delayed(String what, String reason, Instant notBefore) implements OfRecord {
        @Override
        public String subject() {
            return what + "/" + notBefore;
        }
    }

    /**
     * A record was given up; the whole of it lies on the dead-letter topic.
     *
     * @param topic where it lay first
     * @param what the record's own id, for example that of a submit command; its position where it has none
     */
    public record Dead(String topic, String what, String reason) implements OfRecord {
        public Dead {
            // Records of before tell only the topic.
            what = Objects.requireNonNullElse(what, "");
        }

        @Override
        public String subject() {
            return topic + "/" + what;
        }
    }

    /** The dead letter was put back on its topic, as it first was. */
    public record Replayed(String letter, String topic) implements OfRecord {
        @Override
        public String subject() {
            return letter;
        }
    }

    /** The dead letter was given up for good. */
    public record Dropped(String letter, String topic) implements OfRecord {
        @Override
        public String subject() {
            return letter;
        }
    }
}
