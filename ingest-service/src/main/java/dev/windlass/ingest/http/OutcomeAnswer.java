package dev.windlass.ingest.http;

import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sender who waited is told of what became of this sending of the event. Each binding that did something has one
 * entry, in {@code workflows} or in {@code errors}.
 *
 * @param complete false where the time was over before everything was known
 * @param workflows which Workflows there are
 * @param errors what failed and why
 * @param outcomes all that is known of this sending, in the order in which it became known
 */
record OutcomeAnswer(
        String eventId, boolean complete, List<Made> workflows, List<Failed> errors, List<Outcome> outcomes) {

    /**
     * A Workflow and the binding it was made for.
     *
     * @param duplicate whether an earlier sending of the event asked for it, and this one did nothing
     */
    record Made(String namespace, String name, String binding, boolean duplicate) {}

    /**
     * A binding, empty where it is the event as a whole, and why it failed.
     *
     * @param duplicate whether it failed for an earlier sending of the event, and was not tried for this one
     */
    record Failed(String binding, String message, boolean duplicate) {}

    /**
     * Puts the answer together.
     *
     * @param attempt this sending
     * @param outcomes all that is known of the event
     */
    static OutcomeAnswer of(String eventId, String attempt, boolean complete, List<Outcome> outcomes) {
        var answer = new Builder(outcomes);
        outcomes.stream().filter(it -> attempt.equals(it.attempt())).forEach(answer::add);
        List<Outcome> own = outcomes.stream()
                .filter(it -> it.attempt() == null || attempt.equals(it.attempt()))
                .toList();
        return new OutcomeAnswer(eventId, complete, answer.made, answer.failed, own);
    }

    private static final class Builder {
        private final List<Outcome> all;
        private final List<Made> made = new ArrayList<>();
        private final List<Failed> failed = new ArrayList<>();

        Builder(List<Outcome> all) {
            this.all = all;
        }

        void add(Outcome outcome) {
            switch (outcome.result()) {
                case Outcome.Matched(var binding, var _) -> addCommand(outcome, binding, false);
                case Outcome.Duplicate(var binding, var workflow) -> {
                    addCommand(outcome, binding, true);
                    if (!isRemembered(binding)) {
                        made.add(new Made(outcome.namespace(), workflow, binding, true));
                    }
                }
                case Outcome.BindingFailed(var binding, var error) -> failed.add(new Failed(binding, error, false));
                case Outcome.Dead(var _, var _, var reason) -> failed.add(new Failed("", reason, false));
                case Outcome.OfDecision it -> {}
                case Outcome.OfCommand it -> {}
                case Outcome.OfRecord it -> {}
                case Outcome.OfSync it -> {}
            }
        }

        /** What came of a binding's command, if anything came of it yet: a Workflow, else why there is none. */
        private void addCommand(Outcome decided, String binding, boolean duplicate) {
            Optional<String> workflow = first(it ->
                    it instanceof Outcome.Created(var name, var created) && name.equals(binding) ? created : null);
            Optional<String> error = first(
                            it -> it instanceof Outcome.SubmitFailed(var name, var _, var why) && name.equals(binding)
                                    ? why
                                    : null)
                    .or(() -> first(it -> it instanceof Outcome.Dead(var _, var what, var why)
                                    && what.equals(SubmitCommand.id(decided.eventId(), binding))
                            ? why
                            : null));
            if (workflow.isPresent()) {
                made.add(new Made(decided.namespace(), workflow.get(), binding, duplicate));
            } else {
                error.ifPresent(it -> failed.add(new Failed(binding, it, duplicate)));
            }
        }

        /** Whether it is known what came of the binding's command, or will be. */
        private boolean isRemembered(String binding) {
            return first(it -> it instanceof Outcome.Matched(var name, var _) && name.equals(binding) ? name : null)
                    .isPresent();
        }

        private <T> Optional<T> first(Function<Outcome.Result, @Nullable T> what) {
            return all.stream()
                    .map(Outcome::result)
                    .flatMap(it -> Stream.ofNullable(what.apply(it)))
                    .findFirst();
        }
    }
}
