package dev.switchboard.simulator.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Ice breakers and commands of each number. A tap on one comes as ordinary text: a customer just writes it. */
@Singleton
public class ConversationalComponents {

    private final ConcurrentMap<String, ObjectNode> byNumber = new ConcurrentHashMap<>();

    /** What is set, as the number's field {@code conversational_automation}. */
    public ObjectNode of(String phoneNumberId) {
        return byNumber.getOrDefault(phoneNumberId, fresh()).deepCopy();
    }

    /** Replaces what is given and keeps the rest. */
    void change(String phoneNumberId, JsonNode given) {
        var next = of(phoneNumberId);
        if (given.has("enable_welcome_message")) {
            if (!given.path("enable_welcome_message").isBoolean()) {
                throw new GraphRefusal(GraphError.invalid("Param enable_welcome_message must be a boolean."));
            }
            next.set("enable_welcome_message", given.path("enable_welcome_message"));
        }
        if (given.has("prompts")) {
            var prompts = Params.array(given, "prompts", "prompts", 0, 3);
            prompts.forEach(prompt -> Params.sized(prompt.asText(), "prompts", 80));
            next.set("prompts", prompts.deepCopy());
        }
        if (given.has("commands")) {
            var commands = Params.array(given, "commands", "commands", 0, 30);
            for (var command : commands) {
                Params.sized(command, "commands.command_name", "command_name", 32);
                Params.sized(command, "commands.command_description", "command_description", 256);
            }
            next.set("commands", commands.deepCopy());
        }
        byNumber.put(phoneNumberId, next);
    }

    private static ObjectNode fresh() {
        var components = JsonNodeFactory.instance.objectNode().put("enable_welcome_message", false);
        components.putArray("prompts");
        components.putArray("commands");
        return components;
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
    }
}
