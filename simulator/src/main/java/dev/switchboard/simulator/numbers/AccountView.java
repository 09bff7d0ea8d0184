package dev.switchboard.simulator.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.door.Fields;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account as Meta shows it. */
@Singleton
public class AccountView {

    private static final List<String> USUAL = List.of("name", "timezone_id", "message_template_namespace");

    private final SimulatorConfig config;
    private final Numbers numbers;

    AccountView(SimulatorConfig config, Numbers numbers) {
        this.config = config;
        this.numbers = numbers;
    }

    /** Its id. */
    public String id() {
        return config.wabaId();
    }

    /** Shows it; {@code fields} separated by commas, null for the usual ones. */
    public JsonNode of(@Nullable String fields) {
        var account = numbers.account();
        var whole = JsonNodeFactory.instance
                .objectNode()
                .put("id", config.wabaId())
                .put("name", "Invented Shop")
                .put("timezone_id", "25")
                .put("message_template_namespace", "00000000_0000_0000_0000_000000000001")
                .put("currency", "USD")
                .put("country", "BR")
                .put("account_review_status", "APPROVED")
                .put("business_verification_status", "verified")
                .put("ownership_type", "SELF")
                .put("status", account.locked() ? "DISABLED" : "ACTIVE")
                .put("whatsapp_business_manager_messaging_limit", account.tier());
        return Fields.chosen(whole, fields, USUAL);
    }
}
