package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.ChatLine;
import dev.switchboard.simulator.conversation.CustomerLine;
import dev.switchboard.simulator.conversation.Messages;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import jakarta.inject.Singleton;

/** Marks customers' messages as read, and shows the business as typing. */
@Singleton
class ReadMarks {

    private final Messages messages;
    private final SimulatedClock clock;

    ReadMarks(Messages messages, SimulatedClock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether this body is a read mark and no message. */
    static boolean isReadMark(JsonNode root) {
        return root.has("status");
    }

    /** The message that is marked; refused when it is none that a customer wrote to that number. */
    CustomerLine find(JsonNode root, BusinessNumber number) {
        if (!root.path("status").asText().equals("read")) {
            throw new GraphRefusal(GraphError.badValue("status must be 'read'."));
        }
        var wamid = Params.text(root, "message_id", "message_id");
        var typing = root.path("typing_indicator");
        if (!typing.isMissingNode() && !typing.path("type").asText().equals("text")) {
            throw new GraphRefusal(GraphError.badValue("typing_indicator.type must be 'text'."));
        }
        ChatLine line = messages.find(wamid).orElse(null);
        if (line instanceof CustomerLine written
                && written.chat().phoneNumberId().equals(number.id())) {
            return written;
        }
        throw new GraphRefusal(GraphError.badValue("message_id is not a message that this number received."));
    }

    /** Marks it and everything before it. */
    void mark(CustomerLine line, boolean typing) {
        line.chat().markRead(line);
        if (typing) {
            line.chat().startTyping(clock.instant());
        }
    }
}
