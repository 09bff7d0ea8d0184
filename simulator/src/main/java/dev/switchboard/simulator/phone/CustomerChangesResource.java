package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.control.InvalidControlInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What customers do besides writing, and what others do in their chats. */
@Path("/_sim/customers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class CustomerChangesResource {

    private final CustomerChanges changes;
    private final IdentityChanges identities;

    CustomerChangesResource(CustomerChanges changes, IdentityChanges identities) {
        this.changes = changes;
        this.identities = identities;
    }

    @POST
    @Path("{waId}/identity")
    @Operation(
            summary = "The customer takes another phone, another business-scoped id, or both; told by a system message")
    public Changed identity(@PathParam("waId") String waId, @Nullable NewIdentity wanted) {
        if (wanted == null || (wanted.phone() == null && wanted.userId() == null)) {
            throw new InvalidControlInput("give phone, userId or both");
        }
        var phone = wanted.phone() == null ? null : CustomerIds.parse(wanted.phone());
        if (wanted.userId() != null && !CustomerIds.isUserId(wanted.userId())) {
            throw new InvalidControlInput("userId is a business-scoped id such as US.13491208655302741918");
        }
        var customer = identities.identify(CustomerIds.parse(waId), phone, wanted.userId(), wanted.phoneNumberId());
        return new Changed(customer.id(), customer.userId());
    }

    @POST
    @Path("{waId}/identity-key")
    @Operation(summary = "The customer's identity key changes; told to numbers that check it")
    public ChangedKey identityKey(@PathParam("waId") String waId) {
        return identities.changeKey(CustomerIds.parse(waId));
    }

    @POST
    @Path("{waId}/preferences")
    @Operation(summary = "The customer stops marketing with WhatsApp's own control, or resumes it")
    public void prefer(@PathParam("waId") String waId, @Nullable Preference wanted) {
        var value = wanted == null || wanted.marketing() == null ? "" : wanted.marketing();
        switch (value) {
            case "stop", "resume" ->
                changes.preferMarketing(CustomerIds.parse(waId), value, wanted == null ? null : wanted.phoneNumberId());
            case "capped", "uncapped" -> changes.capMarketing(CustomerIds.parse(waId), value.equals("capped"));
            default -> throw new InvalidControlInput("marketing is stop, resume, capped or uncapped");
        }
    }

    @POST
    @Path("{waId}/echoes")
    @Operation(summary = "Somebody else writes to the customer: the business on its phone, or Meta's agent in standby")
    public Echoed echo(@PathParam("waId") String waId, @Nullable JsonNode body) {
        return new Echoed(changes.echo(CustomerIds.parse(waId), WrittenMessage.read(body)));
    }

    @POST
    @Path("{waId}/standby")
    @Operation(summary = "Gives the chat to Meta's own agent, or takes it back; meanwhile everything comes as standby")
    public void standBy(@PathParam("waId") String waId, @Nullable Standby wanted) {
        if (wanted == null || wanted.active() == null) {
            throw new InvalidControlInput("active is true or false");
        }
        changes.standBy(CustomerIds.parse(waId), wanted.active(), wanted.phoneNumberId());
    }

    /**
     * Another identity.
     *
     * @param phone the new phone, null to keep it
     * @param userId the new business-scoped id; a new phone brings one when it is left out
     * @param phoneNumberId which number hears of it; null for the first
     */
    record NewIdentity(
            @Nullable String phone,
            @Nullable String userId,
            @Nullable String phoneNumberId) {}

    /**
     * Who the customer is now.
     *
     * @param id what control paths call them
     * @param userId business-scoped id
     */
    record Changed(String id, String userId) {}

    /**
     * The identity key is another.
     *
     * @param hash its hash
     * @param told phone-number ids of those that heard of it: they check identities
     */
    record ChangedKey(String hash, List<String> told) {}

    /**
     * WhatsApp's own control.
     *
     * @param marketing stop or resume; capped lets none through (131049) until uncapped, and is not told
     * @param phoneNumberId which number hears of it; null for the first
     */
    record Preference(@Nullable String marketing, @Nullable String phoneNumberId) {}

    /**
     * The message that somebody else wrote.
     *
     * @param wamid Meta's id of it
     */
    record Echoed(String wamid) {}

    /**
     * Who has the chat.
     *
     * @param active whether Meta's own agent has it
     * @param phoneNumberId the chat with this number; null for the first
     */
    record Standby(@Nullable Boolean active, @Nullable String phoneNumberId) {}
}
