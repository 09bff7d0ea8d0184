package dev.switchboard.simulator.graph.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import java.util.List;

/** Contact cards: 1 to 257, each with its whole name and one part of it. */
final class ContactCards {

    private static final List<String> NAME_PARTS =
            List.of("first_name", "last_name", "middle_name", "prefix", "suffix");

    private ContactCards() {}

    static void check(JsonNode contacts) {
        if (!contacts.isArray() || contacts.isEmpty() || contacts.size() > 257) {
            throw new GraphRefusal(GraphError.invalid("Param contacts must be an array of 1 to 257 contacts."));
        }
        for (var contact : contacts) {
            var name = Params.object(contact, "contacts.name", "name");
            Params.text(name, "contacts.name.formatted_name", "formatted_name");
            if (NAME_PARTS.stream().noneMatch(part -> Params.given(name, part))) {
                throw new GraphRefusal(GraphError.missing("contacts.name.first_name"));
            }
        }
    }
}
