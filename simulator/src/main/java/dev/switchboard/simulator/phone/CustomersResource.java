package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customers: what they see, and what they write. */
@Path("/_sim/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class CustomersResource {

    private final Customers customers;
    private final CustomerPhone phone;
    private final GroupPhone groupPhone;
    private final BusinessNumbers numbers;
    private final SimulatedClock clock;
    private final ObjectMapper json;

    CustomersResource(
            Customers customers,
            CustomerPhone phone,
            GroupPhone groupPhone,
            BusinessNumbers numbers,
            SimulatedClock clock,
            ObjectMapper json) {
        this.customers = customers;
        this.phone = phone;
        this.groupPhone = groupPhone;
        this.numbers = numbers;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @Operation(summary = "The customers, the one heard of last first")
    public List<Person> list(@QueryParam("limit") @DefaultValue("50") int limit) {
        return customers.all().stream()
                .map(Person::of)
                .sorted(Comparator.comparing(Person::sortedBy).reversed())
                .limit(Math.max(0, limit))
                .toList();
    }

    @POST
    @Path("{waId}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes the customer write: {\"text\":\"Hola\"} or a message of any type as Meta writes it")
    public Written write(@PathParam("waId") String waId, @Nullable JsonNode body, @Context UriInfo here) {
        var id = CustomerIds.parse(waId);
        var written = WrittenMessage.read(body);
        if (written.groupId() != null) {
            return groupPhone.write(id, written.groupId(), written, here.getBaseUri());
        }
        var line = phone.write(id, written, here.getBaseUri());
        var chat = line.chat();
        return new Written(line.wamid(), chat.phoneNumberId(), chat.customer().userId(), line.at());
    }

    @GET
    @Path("{waId}/chat")
    @Operation(summary = "What the customer's phone shows of the thread with one number, newest last")
    public ChatView chat(
            @PathParam("waId") String waId,
            @QueryParam("phoneNumberId") @Nullable String phoneNumberId,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        var number = phoneNumberId == null ? numbers.first() : phone.number(phoneNumberId);
        var now = clock.instant();
        return customers
                .find(CustomerIds.parse(waId))
                .map(customer -> ChatView.of(customer.chat(number.id()), now, limit, json))
                .orElseGet(() -> ChatView.empty(number.id()));
    }

    /**
     * The message was written.
     *
     * @param wamid Meta's id of it
     * @param phoneNumberId the number it went to
     * @param userId the customer's business-scoped id
     * @param at its timestamp
     */
    record Written(String wamid, String phoneNumberId, String userId, Instant at) {}

    /**
     * A customer.
     *
     * @param id what control paths call them
     * @param waId digits of the phone, null for none
     * @param userId business-scoped id
     * @param name profile name
     * @param phoneHidden whether webhooks leave the phone out
     * @param lastActivity when something was last said, null for never
     * @param chats phone-number ids of the threads
     */
    record Person(
            String id,
            @Nullable String waId,
            String userId,
            String name,
            boolean phoneHidden,
            @Nullable Instant lastActivity,
            List<String> chats) {

        static Person of(Customer customer) {
            var last = customer.chats().stream()
                    .map(Chat::lastActivity)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.MIN);
            return new Person(
                    customer.id(),
                    customer.phone(),
                    customer.userId(),
                    customer.name(),
                    customer.visiblePhone() == null,
                    last.equals(Instant.MIN) ? null : last,
                    customer.chats().stream().map(Chat::phoneNumberId).sorted().toList());
        }

        Instant sortedBy() {
            return lastActivity == null ? Instant.MIN : lastActivity;
        }
    }
}
