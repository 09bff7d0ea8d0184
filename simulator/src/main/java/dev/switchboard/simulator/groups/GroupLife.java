package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.groups.Group.GroupWish;
import dev.switchboard.simulator.numbers.Numbers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the business does to its groups. Each deed is told by a webhook, with the id of the call that did it. */
@Singleton
class GroupLife {

    private static final int SUBJECT = 128;
    private static final int DESCRIPTION = 2048;
    private static final Pattern NO_DIGITS = Pattern.compile("\\D");

    private final Groups groups;
    private final GroupWebhooks webhooks;
    private final Customers customers;
    private final Numbers numbers;

    GroupLife(Groups groups, GroupWebhooks webhooks, Customers customers, Numbers numbers) {
        this.groups = groups;
        this.webhooks = webhooks;
        this.customers = customers;
        this.numbers = numbers;
    }

    /** Makes a group; which one it became is told by webhook. */
    String create(BusinessNumber number, JsonNode given) {
        if (numbers.health(number.id()).throughput().equals("COEXISTENCE")) {
            throw refusal(131215, "Phone number not eligible for groups");
        }
        var subject = Params.sized(given, "subject", "subject", SUBJECT);
        var description = Params.optional(given, "description", "description", DESCRIPTION);
        var approval = Params.given(given, "join_approval_mode")
                ? Params.oneOf(
                        given, "join_approval_mode", "join_approval_mode", List.of("auto_approve", "approval_required"))
                : "auto_approve";
        var wish = new GroupWish(subject, description, approval.equals("approval_required"));
        var request = UUID.randomUUID().toString();
        webhooks.created(groups.create(number, wish), request);
        return request;
    }

    String change(Group group, JsonNode given) {
        var subject =
                Params.given(given, "subject") ? Params.sized(given, "subject", "subject", SUBJECT) : group.subject();
        var description = Params.given(given, "description")
                ? Params.optional(given, "description", "description", DESCRIPTION)
                : group.description();
        group.rename(subject, description);
        var request = UUID.randomUUID().toString();
        webhooks.changed(group, request);
        return request;
    }

    String delete(Group group) {
        groups.remove(group);
        var request = UUID.randomUUID().toString();
        webhooks.deleted(group, request);
        return request;
    }

    /** Sends people away; refuses when one of them is not there, or is named twice. */
    void remove(Group group, JsonNode given) {
        var leaving = new ArrayList<Customer>();
        for (var user : Params.array(given, "participants", "participants", 1, Group.MOST)) {
            var customer = find(Params.text(user, "participants.user", "user"));
            if (leaving.contains(customer)) {
                throw refusal(131202, "Duplicate participant");
            }
            leaving.add(customer);
        }
        if (!leaving.stream().allMatch(group::holds)) {
            throw refusal(131212, "Participant is not in the group");
        }
        leaving.forEach(group::leave);
        webhooks.left(group, leaving);
    }

    /** Lets somebody in who asked, or not. */
    void settle(Group group, JsonNode given, boolean let) {
        for (var request : Params.array(given, "join_requests", "join_requests", 1, 100)) {
            if (let && group.participants().size() >= Group.MOST) {
                throw refusal(131204, "Too many participants");
            }
            var customer = group.settle(request.asText())
                    .orElseThrow(() -> refusal(131213, "Join request is no longer there"));
            if (let && group.let(customer)) {
                webhooks.joined(group, customer);
            }
        }
    }

    private Customer find(String user) {
        var id = user.indexOf('.') > 0
                ? user
                : customers.waId(NO_DIGITS.matcher(user).replaceAll(""));
        return customers.find(id).orElseThrow(() -> refusal(131212, "Participant is not in the group"));
    }

    private static GraphRefusal refusal(int code, String title) {
        return new GraphRefusal(GraphError.coded(400, code, title, title + "."));
    }
}
