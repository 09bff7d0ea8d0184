package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;

/** Tells the business what becomes of its groups. */
@Singleton
class GroupWebhooks {

    private final BusinessNumbers numbers;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    GroupWebhooks(BusinessNumbers numbers, Envelope envelope, Deliveries deliveries, SimulatedClock clock) {
        this.numbers = numbers;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void created(Group group, String requestId) {
        tell(
                group,
                "group_lifecycle_update",
                "group_create",
                told -> told.put("request_id", requestId)
                        .put("subject", group.subject())
                        .put("invite_link", group.inviteLink())
                        .put("join_approval_mode", group.approvalMode()));
    }

    void deleted(Group group, String requestId) {
        tell(group, "group_lifecycle_update", "group_delete", told -> told.put("request_id", requestId));
    }

    void joined(Group group, Customer customer) {
        tell(
                group,
                "group_participants_update",
                "group_participants_add",
                told -> people(told, "added_participants", List.of(customer)));
    }

    void left(Group group, List<Customer> customers) {
        tell(
                group,
                "group_participants_update",
                "group_participants_remove",
                told -> people(told, "removed_participants", customers));
    }

    void asked(Group group, String request, Customer customer, boolean revoked) {
        var type = revoked ? "group_join_request_revoked" : "group_join_request_created";
        tell(group, "group_participants_update", type, told -> {
            told.put("join_request_id", request);
            person(told, customer);
        });
    }

    void changed(Group group, String requestId) {
        tell(group, "group_settings_update", "group_settings_update", told -> {
            told.put("request_id", requestId).put("subject", group.subject());
            if (group.description() != null) {
                told.put("description", group.description());
            }
        });
    }

    void suspended(Group group) {
        tell(group, "group_status_update", group.suspended() ? "group_suspend" : "group_suspend_cleared", _ -> {});
    }

    private void tell(Group group, String field, String type, Consumer<ObjectNode> fill) {
        var number = numbers.find(group.phoneNumberId()).orElseThrow();
        deliveries.send(envelope.about(number, field, value -> {
            var told = value.putArray("groups")
                    .addObject()
                    .put("timestamp", Long.toString(clock.instant().getEpochSecond()))
                    .put("group_id", group.id())
                    .put("type", type);
            fill.accept(told);
        }));
    }

    private static void people(ObjectNode told, String key, List<Customer> customers) {
        var people = told.putArray(key);
        customers.forEach(customer -> person(people.addObject(), customer));
    }

    private static void person(ObjectNode told, Customer customer) {
        if (customer.visiblePhone() != null) {
            told.put("wa_id", customer.visiblePhone());
        }
        told.put("user_id", customer.userId());
        if (customer.username() != null) {
            told.put("username", customer.username());
        }
    }
}
