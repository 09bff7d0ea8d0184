package dev.switchboard.outboundsender.number;

import dev.switchboard.contracts.outbound.NumberState;
import dev.switchboard.problems.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Health of the business numbers, for people and programs. Internal. */
@Path("/api/v1/numbers")
@Tag(name = "Numbers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class NumberResource {

    private static final Problem UNKNOWN_NUMBER = new Problem(404, "unknown_number", "There is no such number");

    private final Numbers numbers;

    NumberResource(Numbers numbers) {
        this.numbers = numbers;
    }

    /** All of them; an account has a few dozen at most. */
    record All(List<NumberState> items) {
        All {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(summary = "All business numbers and how they are; those that left the account are DELETED")
    @APIResponse(responseCode = "200", description = "As the mirror has them, which is as they are published")
    public All list() throws SQLException {
        return new All(numbers.all().stream().map(BusinessNumber::state).toList());
    }

    @GET
    @Path("{phoneNumberId}")
    @Operation(summary = "One business number and how it is")
    @APIResponse(responseCode = "200", description = "As the mirror has it, which is as it is published")
    @APIResponse(responseCode = "404", description = "unknown_number")
    public NumberState one(@PathParam("phoneNumberId") String phoneNumberId) throws SQLException {
        return numbers.find(phoneNumberId)
                .map(BusinessNumber::state)
                .orElseThrow(() -> UNKNOWN_NUMBER.because("no account here has a number of that id"));
    }
}
