package dev.switchboard.outboundsender.settle;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages that wait for a person to say what became of them. Internal. */
@Path("/api/v1/messages/unsettled")
@Tag(name = "Messages")
class UnsettledResource {

    private static final int MOST = 200;

    private final UnknownMessages unknown;

    UnsettledResource(UnknownMessages unknown) {
        this.unknown = unknown;
    }

    /** The oldest of them; each that is settled makes room for another. */
    record Page(List<UnsettledMessage> items) {
        Page {
            items = List.copyOf(items);
        }
    }

    @GET
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The oldest 200 messages whose outcome nothing settled in time")
    @APIResponse(responseCode = "200", description = "Without their content, which is gone")
    public Page list() throws SQLException {
        return new Page(unknown.unsettled(MOST));
    }
}
