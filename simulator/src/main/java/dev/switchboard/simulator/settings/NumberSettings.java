package dev.switchboard.simulator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The settings of each number. A new one takes no calls and looks at nobody's identity. */
@Singleton
public class NumberSettings {

    private static final List<String> GROUPS =
            List.of("calling", "user_identity_change", "storage_configuration", "payload_encryption");
    private static final List<String> SWITCHES = List.of("ENABLED", "DISABLED");

    private final ConcurrentMap<String, ObjectNode> byNumber = new ConcurrentHashMap<>();

    /** Whether webhooks tell the hashes of customers' identity keys. */
    public boolean identityChecked(String phoneNumberId) {
        return kept(phoneNumberId)
                .at("/user_identity_change/enable_identity_key_check")
                .asBoolean();
    }

    /** Whether it can be called, and may call. */
    public boolean callingEnabled(String phoneNumberId) {
        return kept(phoneNumberId).at("/calling/status").asText().equals("ENABLED");
    }

    /** All of them. */
    ObjectNode of(String phoneNumberId) {
        return kept(phoneNumberId).deepCopy();
    }

    /** Changes what is given and keeps the rest; refuses what cannot be, and changes nothing then. */
    void change(String phoneNumberId, JsonNode given) {
        var settings = of(phoneNumberId);
        if (GROUPS.stream().noneMatch(group -> Params.given(given, group))) {
            throw new GraphRefusal(GraphError.invalid("Give one of " + String.join(", ", GROUPS) + "."));
        }
        for (var group : GROUPS) {
            if (Params.given(given, group)) {
                var wanted = (ObjectNode) Params.object(given, group, group);
                settings.withObject("/" + group).setAll(wanted.deepCopy());
            }
        }
        check(settings);
        byNumber.put(phoneNumberId, settings);
    }

    private static void check(ObjectNode settings) {
        var calling = settings.path("calling");
        Params.oneOf(calling, "calling.status", "status", SWITCHES);
        if (Params.given(calling, "callback_permission_status")) {
            Params.oneOf(calling, "calling.callback_permission_status", "callback_permission_status", SWITCHES);
        }
        if (!settings.at("/user_identity_change/enable_identity_key_check").isBoolean()) {
            throw new GraphRefusal(
                    GraphError.invalid("Param user_identity_change.enable_identity_key_check must be a boolean."));
        }
    }

    private ObjectNode kept(String phoneNumberId) {
        return byNumber.computeIfAbsent(phoneNumberId, _ -> fresh());
    }

    private static ObjectNode fresh() {
        var settings = JsonNodeFactory.instance.objectNode();
        settings.putObject("calling").put("status", "DISABLED").put("call_icon_visibility", "DEFAULT");
        settings.putObject("user_identity_change").put("enable_identity_key_check", false);
        return settings;
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
    }
}
