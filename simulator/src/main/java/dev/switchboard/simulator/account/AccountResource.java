package dev.switchboard.simulator.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the account that is played; no secrets. */
@Path("/_sim/account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class AccountResource {

    private final SimulatorConfig config;
    private final BusinessNumbers numbers;

    AccountResource(SimulatorConfig config, BusinessNumbers numbers) {
        this.config = config;
        this.numbers = numbers;
    }

    @GET
    @Operation(summary = "The account that is played")
    public Account account() {
        var all = new ArrayList<BusinessNumber>();
        numbers.all().forEach(all::add);
        return new Account(config.wabaId(), all, config.callbackUrl());
    }

    /**
     * The account.
     *
     * @param wabaId WhatsApp Business Account id
     * @param numbers the business's numbers
     * @param callbackUrl where webhooks go
     */
    record Account(String wabaId, List<BusinessNumber> numbers, URI callbackUrl) {}
}
