package dev.windlass.ingest.http;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.Envelope;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Access;
import dev.windlass.ingest.core.letters.Letter;
import dev.windlass.ingest.core.letters.LetterId;
import dev.windlass.ingest.core.letters.LetterIndex;
import dev.windlass.ingest.core.letters.LetterOffice;
import dev.windlass.ingest.core.letters.LetterStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows dead letters to whoever may see the outcomes of their namespace, and replays and drops them for whoever may do
 * what acting on them does.
 */
@RestController
class DeadLetterController {
    private static final String PATH = "/api/v1/dead-letters";
    private static final String ID = "a dead letter's id, as the list has it";

    private final LetterIndex index;
    private final LetterStore store;
    private final LetterOffice office;
    private final Admission admission;

    DeadLetterController(LetterIndex index, LetterStore store, LetterOffice office, Admission admission) {
        this.index = index;
        this.store = store;
        this.office = office;
        this.admission = admission;
    }

    @Operation(
            summary = "List dead letters",
            description = "The oldest first, those about which nothing is done yet unless another state is asked for.")
    @LetterQuery.Documented
    @GetMapping(PATH)
    Page list(HttpServletRequest request) throws Rejection {
        LetterQuery query = LetterQuery.of(request);
        admission.admit(request, Access.toSendEvents(query.where()));
        List<Letter> found = index.list(query.filter(), query.after(), query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Letter> page = more ? found.subList(0, query.limit()) : found;
        return new Page(
                page.stream().map(LetterView::of).toList(),
                more ? page.getLast().id().toString() : null);
    }

    @Operation(summary = "Show a dead letter", description = "The whole record, as it was given up.")
    @Parameter(name = "id", in = ParameterIn.PATH, description = ID, example = "3-17")
    @GetMapping(PATH + "/{id}")
    LetterView.Whole show(@PathVariable String id, HttpServletRequest request) throws Rejection {
        Letter letter = find(id, request);
        admission.admit(request, Access.toSendEvents(letter.namespace()));
        Envelope record = store.read(letter.id()).orElseThrow(() -> unknown(id));
        return LetterView.Whole.of(letter, record);
    }

    @Operation(
            summary = "Replay a dead letter",
            description =
                    "Puts the original record back on its topic, byte by byte. A letter is replayed once; asked again, the answer says so.")
    @Parameter(name = "id", in = ParameterIn.PATH, description = ID, example = "3-17")
    @PostMapping(PATH + "/{id}/replay")
    Settled replay(@PathVariable String id, HttpServletRequest request) throws Rejection {
        return settle(id, request, office::replay);
    }

    @Operation(
            summary = "Drop a dead letter",
            description = "Gives it up for good. It stays readable for as long as dead letters are kept.")
    @Parameter(name = "id", in = ParameterIn.PATH, description = ID, example = "3-17")
    @PostMapping(PATH + "/{id}/drop")
    Settled drop(@PathVariable String id, HttpServletRequest request) throws Rejection {
        return settle(id, request, office::drop);
    }

    @Operation(
            summary = "Replay dead letters",
            description =
                    "Those that the parameters describe and about which nothing is done yet, the oldest first; where there are more than the limit, the answer says so.")
    @LetterQuery.Documented
    @PostMapping(PATH + "/replay")
    AllSettled replayAll(HttpServletRequest request) throws Rejection {
        return settleAll(request, office::replay);
    }

    @Operation(
            summary = "Drop dead letters",
            description =
                    "Those that the parameters describe and about which nothing is done yet, the oldest first; where there are more than the limit, the answer says so.")
    @LetterQuery.Documented
    @PostMapping(PATH + "/drop")
    AllSettled dropAll(HttpServletRequest request) throws Rejection {
        return settleAll(request, office::drop);
    }

    private Settled settle(String id, HttpServletRequest request, Step step) throws Rejection {
        Letter letter = find(id, request);
        Caller by = admission.admit(request, letter.toSettle(letter.namespace()));
        return new Settled(id, LetterView.name(step.take(letter, by)));
    }

    private AllSettled settleAll(HttpServletRequest request, Step step) throws Rejection {
        LetterQuery query = LetterQuery.of(request);
        List<Letter> found = index.list(query.filter().waiting(), query.after(), query.limit() + 1);
        List<Letter> some = found.subList(0, Math.min(found.size(), query.limit()));
        Caller by = admission.admit(request, Access.toSendEvents(query.where()));
        for (Access access :
                some.stream().map(it -> it.toSettle(query.where())).distinct().toList()) {
            admission.admit(request, access);
        }
        List<Settled> settled = new ArrayList<>();
        for (Letter letter : some) {
            settled.add(new Settled(letter.id().toString(), LetterView.name(step.take(letter, by))));
        }
        return new AllSettled(settled, found.size() > query.limit());
    }

    /** Nobody learns which ids there are who is nobody. */
    private Letter find(String id, HttpServletRequest request) throws Rejection {
        Letter letter = LetterId.parse(id).map(index::get).orElse(null);
        if (letter == null) {
            admission.identifyNamed(request);
            throw unknown(id);
        }
        return letter;
    }

    private static Rejection unknown(String id) {
        return new Rejection(
                Rejection.Reason.NOT_FOUND,
                LetterId.parse(id).isPresent()
                        ? "there is no dead letter " + id
                        : "a dead letter's id looks like 3-17: its partition and its offset");
    }

    @FunctionalInterface
    private interface Step {
        Letter.State take(Letter letter, @Nullable Caller by) throws Rejection;
    }

    /**
     * Some dead letters.
     *
     * @param next what to give as {@code after} for those that follow; null where there are none
     */
    @Schema(name = "DeadLetters")
    record Page(
            List<LetterView> letters,
            @Schema(types = {"string", "null"}) @Nullable String next) {}

    /** What has become of a letter. */
    record Settled(String id, String state) {}

    /** What has become of several letters, and whether there are more that would have been meant. */
    record AllSettled(List<Settled> letters, boolean more) {}
}
