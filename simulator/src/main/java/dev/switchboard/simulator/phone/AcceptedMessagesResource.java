package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.conversation.Messages;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What Meta accepted from the business. */
@Path("/_sim/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accepted messages")
class AcceptedMessagesResource {

    private final Messages messages;
    private final ObjectMapper json;

    AcceptedMessagesResource(Messages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @GET
    @Operation(summary = "What Meta accepted, newest last; all of it, or what went to one customer")
    public List<Accepted> list(
            @QueryParam("to") @Nullable String to,
            @QueryParam("phoneNumberId") @Nullable String phoneNumberId,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        var customer = to == null ? null : CustomerIds.parse(to);
        var latest = new ArrayDeque<AcceptedMessage>();
        messages.accepted()
                .filter(message -> customer == null || isTo(message, customer))
                .filter(message ->
                        phoneNumberId == null || message.chat().phoneNumberId().equals(phoneNumberId))
                .forEach(message -> {
                    latest.addLast(message);
                    if (latest.size() > limit) {
                        latest.removeFirst();
                    }
                });
        return latest.stream().map(this::show).toList();
    }

    private static boolean isTo(AcceptedMessage message, String customer) {
        var person = message.chat().customer();
        return customer.equals(person.phone()) || customer.equals(person.userId());
    }

    private Accepted show(AcceptedMessage message) {
        return new Accepted(
                message.wamid(),
                message.chat().phoneNumberId(),
                message.address().phone(),
                message.address().userId(),
                message.type(),
                ChatView.parse(message.request(), json),
                message.at(),
                message.progress().name().toLowerCase(Locale.ROOT),
                message.errorCode());
    }

    /**
     * One accepted message.
     *
     * @param wamid Meta's id
     * @param phoneNumberId the number it was sent from
     * @param to digits it was addressed to, null when by business-scoped id
     * @param recipient business-scoped id it was addressed to, null for none
     * @param type Meta's name of the type
     * @param body the whole request body
     * @param acceptedAt simulated time
     * @param status accepted, sent, delivered, read or failed
     * @param errorCode Meta's code when it failed, else 0
     */
    record Accepted(
            String wamid,
            String phoneNumberId,
            @Nullable String to,
            @Nullable String recipient,
            String type,
            JsonNode body,
            Instant acceptedAt,
            String status,
            int errorCode) {}
}
