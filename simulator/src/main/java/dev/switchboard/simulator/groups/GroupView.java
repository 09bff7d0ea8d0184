package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.door.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group as Meta shows it. */
final class GroupView {

    private static final List<String> USUAL = List.of("messaging_product", "subject");

    private GroupView() {}

    static ObjectNode of(Group group, @Nullable String fields) {
        var whole = JsonNodeFactory.instance
                .objectNode()
                .put("messaging_product", "whatsapp")
                .put("id", group.id())
                .put("subject", group.subject())
                .put("creation_timestamp", Long.toString(group.createdAt().getEpochSecond()))
                .put("suspended", group.suspended())
                .put("join_approval_mode", group.approvalMode())
                .put("total_participant_count", group.participants().size());
        if (group.description() != null) {
            whole.put("description", group.description());
        }
        var participants = whole.putArray("participants");
        group.participants().forEach(customer -> participants.add(person(customer)));
        return Fields.chosen(whole, fields, USUAL);
    }

    static ObjectNode person(Customer customer) {
        var person = JsonNodeFactory.instance.objectNode();
        if (customer.visiblePhone() != null) {
            person.put("wa_id", customer.visiblePhone());
        }
        person.put("user_id", customer.userId());
        if (customer.username() != null) {
            person.put("username", customer.username());
        }
        return person;
    }
}
