package dev.switchboard.simulator.control;

import jakarta.enterprise.event.Event;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Forgets customers, messages, webhooks, faults, scripts and the clock's offset. */
@Path("/_sim/reset")
@Tag(name = "Reset")
class ResetResource {

    private final Event<Reset> resets;

    ResetResource(Event<Reset> resets) {
        this.resets = resets;
    }

    @POST
    @Operation(summary = "Forgets everything")
    public void reset() {
        resets.fire(new Reset());
    }
}
