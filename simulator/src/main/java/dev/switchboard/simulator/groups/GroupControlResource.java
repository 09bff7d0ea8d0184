package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What customers and Meta do with groups. */
@Path("/_sim/groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Groups")
class GroupControlResource {

    private final Groups groups;
    private final GroupWebhooks webhooks;
    private final Customers customers;

    GroupControlResource(Groups groups, GroupWebhooks webhooks, Customers customers) {
        this.groups = groups;
        this.webhooks = webhooks;
        this.customers = customers;
    }

    @GET
    @Operation(summary = "The groups, and what the business wrote there")
    public List<Seen> list() {
        return groups.all().stream().map(Seen::of).toList();
    }

    @POST
    @Path("{id}/participants/{waId}")
    @Operation(summary = "The customer follows the link: joins, or where the business wants to look first, asks to")
    public Joined join(@PathParam("id") String id, @PathParam("waId") String waId) {
        var group = find(id);
        var customer = customers.meetOrFind(CustomerIds.parse(waId), null);
        if (group.holds(customer)) {
            throw new InvalidControlInput("that customer is in the group already");
        }
        if (group.approvalRequired()) {
            var request = group.ask(customer);
            webhooks.asked(group, request, customer, false);
            return new Joined(false, request);
        }
        if (!group.let(customer)) {
            throw new InvalidControlInput("a group has at most " + Group.MOST + " participants");
        }
        webhooks.joined(group, customer);
        return new Joined(true, null);
    }

    @DELETE
    @Path("{id}/participants/{waId}")
    @Operation(summary = "The customer leaves, or asks no longer")
    public void leave(@PathParam("id") String id, @PathParam("waId") String waId) {
        var group = find(id);
        var customer = customers.meetOrFind(CustomerIds.parse(waId), null);
        if (group.leave(customer)) {
            webhooks.left(group, List.of(customer));
            return;
        }
        var request = group.requests().entrySet().stream()
                .filter(asked -> asked.getValue().equals(customer))
                .findFirst()
                .orElseThrow(() -> new InvalidControlInput("that customer is not in the group"));
        group.settle(request.getKey());
        webhooks.asked(group, request.getKey(), customer, true);
    }

    @POST
    @Path("{id}/suspension")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Meta suspends the group (131207), or lets it go on")
    public void suspend(@PathParam("id") String id, @Nullable Suspension wanted) {
        if (wanted == null || wanted.active() == null) {
            throw new InvalidControlInput("active is true or false");
        }
        var group = find(id);
        group.suspend(wanted.active());
        webhooks.suspended(group);
    }

    private Group find(String id) {
        return groups.find(id).orElseThrow(() -> new InvalidControlInput("there is no group with that id"));
    }

    /**
     * Somebody followed the link.
     *
     * @param in whether they are in now
     * @param joinRequest what the business may let in, null when nobody has to
     */
    record Joined(boolean in, @Nullable String joinRequest) {}

    /**
     * Whether Meta suspends a group.
     *
     * @param active true to suspend, false to clear
     */
    record Suspension(@Nullable Boolean active) {}

    /**
     * A group.
     *
     * @param id Meta's id
     * @param phoneNumberId the number that it belongs to
     * @param subject its name
     * @param inviteLink by which customers join
     * @param participants what control paths call them
     * @param messages what the business wrote, newest last
     */
    record Seen(
            String id,
            String phoneNumberId,
            String subject,
            String inviteLink,
            List<String> participants,
            List<Said> messages) {

        static Seen of(Group group) {
            return new Seen(
                    group.id(),
                    group.phoneNumberId(),
                    group.subject(),
                    group.inviteLink(),
                    group.participants().stream().map(Customer::id).toList(),
                    group.messages().stream()
                            .map(message -> new Said(message.wamid(), message.type(), message.body()))
                            .toList());
        }
    }

    /** A message that the business wrote. */
    record Said(String wamid, String type, JsonNode body) {}
}
