package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.graph.content.MessageType;
import dev.switchboard.simulator.groups.Group;
import dev.switchboard.simulator.groups.GroupMessage;
import dev.switchboard.simulator.groups.Groups;
import dev.switchboard.simulator.limits.AccountGate;
import dev.switchboard.simulator.limits.Limits;
import dev.switchboard.simulator.media.MediaStore;
import dev.switchboard.simulator.statuses.GroupStatuses;
import dev.switchboard.simulator.statuses.StatusError;
import dev.switchboard.simulator.templates.Template;
import dev.switchboard.simulator.templates.TemplateRules;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages to groups. Meta's page says nothing of the 24-hour window in groups, so it is not looked at; nothing that
 * asks for a tap, sells or authenticates goes there.
 */
@Singleton
class GroupSending {

    private static final Set<String> SELLING = Set.of("CATALOG", "MPM", "SPM", "ORDER_DETAILS");

    private final Groups groups;
    private final MediaStore media;
    private final TemplateRules templates;
    private final AccountGate gate;
    private final Limits limits;
    private final GroupStatuses statuses;
    private final SimulatedClock clock;

    GroupSending(
            Groups groups,
            MediaStore media,
            TemplateRules templates,
            AccountGate gate,
            Limits limits,
            GroupStatuses statuses,
            SimulatedClock clock) {
        this.groups = groups;
        this.media = media;
        this.templates = templates;
        this.gate = gate;
        this.limits = limits;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** Whether the call is about a group. */
    static boolean isMeant(JsonNode root) {
        return root.path("recipient_type").asText().equals("group");
    }

    /** Accepts the message; {@code told} makes it fail afterwards. */
    SendAnswer accept(BusinessNumber from, JsonNode root, @Nullable StatusError told) {
        var group = find(from, Params.text(root, "to", "to"));
        var type = MessageType.checked(root, id -> media.owned(id, from.id()));
        var callbackData = SendRequest.callbackData(root);
        if (type == MessageType.INTERACTIVE) {
            throw unsupported("interactive messages");
        }
        var template = type == MessageType.TEMPLATE ? template(root.path(type.wireName())) : null;
        gate.checkNumber(from.id());
        if (group.participants().isEmpty()) {
            throw new GraphRefusal(GraphError.coded(
                    400, 131020, "Group has no participants", "Nobody is in the group but the business."));
        }
        limits.takeOfNumber(from.id());

        var wamid = Wamids.fromBusiness(group.id());
        var category = template == null ? null : template.category();
        var message = new GroupMessage(wamid, group, type.wireName(), root, callbackData, category, clock.instant());
        group.add(message);
        statuses.play(from, message, told);
        return SendAnswer.to(message);
    }

    private Group find(BusinessNumber from, String id) {
        var group = groups.find(id)
                .filter(known -> known.phoneNumberId().equals(from.id()))
                .orElseThrow(() -> new GraphRefusal(
                        GraphError.coded(400, 131041, "Group is not accessible", "The group is not known.")));
        if (group.suspended()) {
            throw new GraphRefusal(
                    GraphError.coded(403, 131207, "Group suspended", "The group is suspended for a policy violation."));
        }
        return group;
    }

    private Template template(JsonNode content) {
        var template = templates.check(content, false);
        if (template.category().equals("AUTHENTICATION")) {
            throw unsupported("authentication templates");
        }
        for (var component : template.components()) {
            for (var button : component.path("buttons")) {
                if (SELLING.contains(button.path("type").asText().toUpperCase(Locale.ROOT))) {
                    throw unsupported("templates that sell");
                }
            }
        }
        return template;
    }

    private static GraphRefusal unsupported(String what) {
        return new GraphRefusal(
                GraphError.coded(400, 131051, "Unsupported message type", "Groups take no " + what + "."));
    }
}
