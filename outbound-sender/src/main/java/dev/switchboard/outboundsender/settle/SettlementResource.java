package dev.switchboard.outboundsender.settle;

import dev.switchboard.contracts.outbound.OutcomeSettled.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a person says what became of a message that nobody knows about. Internal. */
@Path("/api/v1/messages/{messageId}/settlement")
@Tag(name = "Messages")
class SettlementResource {

    private static final int BY_MAX = 200;
    private static final int NOTE_MAX = 500;

    private final PersonsWord word;

    SettlementResource(PersonsWord word) {
        this.word = word;
    }

    /**
     * What a person decides.
     *
     * @param outcome {@code sent} or {@code not_sent}
     * @param by who decides, our id of the person
     * @param note why, in their words
     */
    record Request(
            @Nullable String outcome,
            @Nullable String by,
            @Nullable String note) {}

    /** What was decided. */
    record Settled(UUID messageId, String outcome, String by, Instant settledAt) {}

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Settles an unknown outcome by a person's word; nothing is sent by it, and later proof overrules it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Settled.class)),
            description = "It is settled, or was in the same way before")
    @APIResponse(responseCode = "400", description = "invalid_request: outcome or by is missing, or a text is too long")
    @APIResponse(responseCode = "404", description = "unknown_message")
    @APIResponse(responseCode = "409", description = "outcome_known: it is not unknown, or was settled otherwise")
    public Settled settle(@PathParam("messageId") String messageId, @Nullable Request request) {
        if (request == null) {
            throw SettlementProblems.invalid("body", "must be a settlement");
        }
        var outcome = outcome(request.outcome());
        var by = request.by();
        if (by == null || by.isBlank() || by.length() > BY_MAX) {
            throw SettlementProblems.invalid("by", "must be 1 to %d characters".formatted(BY_MAX));
        }
        var note = request.note();
        if (note != null && note.length() > NOTE_MAX) {
            throw SettlementProblems.invalid(
                    "note", "has %d characters, at most %d are kept".formatted(note.length(), NOTE_MAX));
        }
        var id = parse(messageId);
        var decided = word.decide(id, outcome, by, note);
        return new Settled(id, words(Outcome.valueOf(decided.outcome())), decided.by(), decided.at());
    }

    private static Outcome outcome(@Nullable String given) {
        return switch (given) {
            case "sent" -> Outcome.ACCEPTED;
            case "not_sent" -> Outcome.NOT_SENT;
            case null, default -> throw SettlementProblems.invalid("outcome", "must be sent or not_sent");
        };
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "sent";
            case NOT_SENT -> "not_sent";
            case OTHER -> "other";
        };
    }

    private static UUID parse(String messageId) {
        try {
            return UUID.fromString(messageId);
        } catch (IllegalArgumentException _) {
            throw SettlementProblems.unknownMessage();
        }
    }
}
