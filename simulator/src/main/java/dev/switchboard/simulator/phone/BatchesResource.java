package dev.switchboard.simulator.phone;

import dev.switchboard.simulator.control.InvalidControlInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many customers at once, in one webhook. */
@Path("/_sim/batches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class BatchesResource {

    private static final int MOST_ITEMS = 1000;
    private static final int MOST_CHARACTERS = 60_000;

    private final Batches batches;

    BatchesResource(Batches batches) {
        this.batches = batches;
    }

    @POST
    @Operation(summary = "One webhook with many items: up to 1,000 and 3 MB")
    public Sent send(@Nullable Batch wanted) {
        var batch = wanted == null ? new Batch(null, null, null, null, null, null) : wanted;
        var plan = new Batches.Plan(
                between(batch.items(), 100, MOST_ITEMS, "items"),
                between(batch.entries(), 2, MOST_ITEMS, "entries"),
                between(batch.changes(), 2, MOST_ITEMS, "changes"),
                between(batch.characters(), 20, MOST_CHARACTERS, "characters"),
                Boolean.TRUE.equals(batch.statuses()),
                Boolean.TRUE.equals(batch.badItem()));
        return batches.send(plan);
    }

    private static int between(@Nullable Integer given, int fallback, int most, String name) {
        var value = given == null ? fallback : given;
        if (value < 1 || value > most) {
            throw new InvalidControlInput(name + " is 1 to " + most);
        }
        return value;
    }

    /**
     * A webhook to make.
     *
     * @param items messages and statuses in all, 100 when left out
     * @param entries spread over so many entries, 2 when left out
     * @param changes each with so many changes, whose numbers take turns, 2 when left out
     * @param characters length of each text, 20 when left out
     * @param statuses whether every other item is a status of a message that nobody here sent
     * @param badItem whether an item that is no message stands in the middle
     */
    record Batch(
            @Nullable Integer items,
            @Nullable Integer entries,
            @Nullable Integer changes,
            @Nullable Integer characters,
            @Nullable Boolean statuses,
            @Nullable Boolean badItem) {}

    /**
     * The webhook went out.
     *
     * @param webhook its number in {@code GET /_sim/webhooks}
     * @param bytes its length
     * @param wamids of the messages in it
     */
    record Sent(long webhook, int bytes, List<String> wamids) {}
}
