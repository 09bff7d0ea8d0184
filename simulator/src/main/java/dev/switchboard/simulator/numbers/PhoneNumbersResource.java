package dev.switchboard.simulator.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /{version}/{waba-id}/phone_numbers}: the numbers of the account. */
@Path("/{version}/{wabaId}/phone_numbers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class PhoneNumbersResource {

    private final Caller caller;
    private final BusinessNumbers numbers;
    private final NumberView view;

    PhoneNumbersResource(Caller caller, BusinessNumbers numbers, NumberView view) {
        this.caller = caller;
        this.numbers = numbers;
        this.view = view;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "The numbers of the account, page by page")
    public Page<JsonNode> list(
            @PathParam("version") String version,
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo here) {
        caller.account(version, wabaId, authorization);
        var all = StreamSupport.stream(numbers.all().spliterator(), false)
                .map(number -> view.of(number, fields))
                .toList();
        return Page.of(all, number -> number.path("id").asText(), limit, after, here);
    }
}
