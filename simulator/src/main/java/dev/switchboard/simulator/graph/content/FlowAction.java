package dev.switchboard.simulator.graph.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import java.util.List;

/** What opens a flow. */
final class FlowAction {

    private static final String PATH = "interactive.action.parameters";

    private FlowAction() {}

    static void check(JsonNode action) {
        Params.oneOf(action, "interactive.action.name", "name", List.of("flow"));
        var parameters = Params.object(action, PATH, "parameters");
        Params.oneOf(parameters, PATH + ".flow_message_version", "flow_message_version", List.of("3"));
        if (Params.given(parameters, "flow_id") == Params.given(parameters, "flow_name")) {
            throw new GraphRefusal(GraphError.badValue(PATH + " must have exactly one of flow_id and flow_name."));
        }
        // Pages of Meta's say 20 and 30; what only one of them forbids is let through.
        Params.sized(parameters, PATH + ".flow_cta", "flow_cta", 30);
        if (Params.given(parameters, "mode")) {
            Params.oneOf(parameters, PATH + ".mode", "mode", List.of("draft", "published"));
        }
        var flowAction = "navigate";
        if (Params.given(parameters, "flow_action")) {
            flowAction = Params.oneOf(
                    parameters, PATH + ".flow_action", "flow_action", List.of("navigate", "data_exchange"));
        }
        checkPayload(parameters, flowAction);
    }

    private static void checkPayload(JsonNode parameters, String flowAction) {
        if (!Params.given(parameters, "flow_action_payload")) {
            return;
        }
        if (flowAction.equals("data_exchange")) {
            throw new GraphRefusal(
                    GraphError.badValue(PATH + ".flow_action_payload is not allowed for data_exchange."));
        }
        var payload = Params.object(parameters, PATH + ".flow_action_payload", "flow_action_payload");
        Params.text(payload, PATH + ".flow_action_payload.screen", "screen");
        var data = Params.objectOrEmpty(payload, PATH + ".flow_action_payload.data", "data");
        if (Params.given(payload, "data") && data.isEmpty()) {
            throw new GraphRefusal(GraphError.badValue(PATH + ".flow_action_payload.data must not be empty."));
        }
    }
}
