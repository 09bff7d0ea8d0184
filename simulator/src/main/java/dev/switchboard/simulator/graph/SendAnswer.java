package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.groups.GroupMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to an accepted message; it promises acceptance and nothing more. */
record SendAnswer(
        @JsonProperty("messaging_product") String messagingProduct, List<Contact> contacts, List<Message> messages) {

    static SendAnswer to(AcceptedMessage message, boolean held) {
        var address = message.address();
        var status = held ? "held_for_quality_assessment" : "accepted";
        var told = message.type().equals("template") ? status : null;
        return new SendAnswer(
                "whatsapp",
                List.of(new Contact(address.input(), address.phone(), address.userId())),
                List.of(new Message(message.wamid(), null, told)));
    }

    static SendAnswer to(GroupMessage message) {
        var group = message.group().id();
        var status = message.type().equals("template") ? "accepted" : null;
        return new SendAnswer(
                "whatsapp",
                List.of(new Contact(group, group, null)),
                List.of(new Message(message.wamid(), group, status)));
    }

    /** Whom it goes to: the input, and what Meta makes of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(
            String input,
            @JsonProperty("wa_id") @Nullable String waId,
            @JsonProperty("user_id") @Nullable String userId) {}

    /** The new message; only templates have a status, and only what went to a group has that. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String id,
            @JsonProperty("group_id") @Nullable String groupId,
            @JsonProperty("message_status") @Nullable String messageStatus) {}
}
