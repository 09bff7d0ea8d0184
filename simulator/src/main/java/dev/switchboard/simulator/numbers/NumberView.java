package dev.switchboard.simulator.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.door.Fields;
import dev.switchboard.simulator.profile.ConversationalComponents;
import dev.switchboard.simulator.profile.Usernames;
import dev.switchboard.simulator.webhooks.Subscriptions;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number as Meta shows it; {@code fields} chooses what is told. */
@Singleton
public class NumberView {

    private static final List<String> USUAL = List.of(
            "verified_name",
            "code_verification_status",
            "display_phone_number",
            "quality_rating",
            "platform_type",
            "throughput",
            "webhook_configuration");

    private final Numbers numbers;
    private final SimulatorConfig config;
    private final Subscriptions subscriptions;
    private final Registrations registrations;
    private final Usernames usernames;
    private final ConversationalComponents components;

    NumberView(
            Numbers numbers,
            SimulatorConfig config,
            Subscriptions subscriptions,
            Registrations registrations,
            Usernames usernames,
            ConversationalComponents components) {
        this.numbers = numbers;
        this.config = config;
        this.subscriptions = subscriptions;
        this.registrations = registrations;
        this.usernames = usernames;
        this.components = components;
    }

    /** Shows it; {@code fields} separated by commas, null for the usual ones. */
    public JsonNode of(BusinessNumber number, @Nullable String fields) {
        return Fields.chosen(whole(number), fields, USUAL);
    }

    private ObjectNode whole(BusinessNumber number) {
        var health = numbers.health(number.id());
        var view = JsonNodeFactory.instance
                .objectNode()
                .put("id", number.id())
                .put("display_phone_number", pretty(number.displayPhoneNumber()))
                .put("verified_name", health.verifiedName())
                .put("quality_rating", health.quality())
                .put("platform_type", "CLOUD_API")
                .put("code_verification_status", health.status().equals("UNVERIFIED") ? "NOT_VERIFIED" : "VERIFIED")
                .put("name_status", health.nameStatus())
                .put("new_name_status", "NONE")
                .put("status", health.status())
                .put("account_mode", numbers.isForTests(number.id()) ? "SANDBOX" : "LIVE")
                .put("is_official_business_account", false)
                .put("is_on_biz_app", health.throughput().equals("COEXISTENCE"))
                .put("is_pin_enabled", registrations.of(number.id()).pin() != null)
                .put("last_onboarded_time", "2026-01-01T00:00:00+0000")
                .put(
                        "whatsapp_business_manager_messaging_limit",
                        numbers.account().tier());
        usernames.of(number.id()).ifPresent(name -> view.put("username", name));
        view.set("conversational_automation", components.of(number.id()));
        view.putObject("throughput").put("level", health.throughput().equals("HIGH") ? "HIGH" : "STANDARD");
        addWebhookConfiguration(view, number);
        addHealthStatus(view, number);
        return view;
    }

    private void addWebhookConfiguration(ObjectNode view, BusinessNumber number) {
        var addresses = view.putObject("webhook_configuration");
        subscriptions.ofNumber(number.id()).ifPresent(own -> addresses.put("phone_number", own.toString()));
        subscriptions.ofAccount().ifPresent(own -> addresses.put("whatsapp_business_account", own.toString()));
        addresses.put("application", subscriptions.ofApp().toString());
    }

    private void addHealthStatus(ObjectNode view, BusinessNumber number) {
        var locked = numbers.account().locked();
        var connected = numbers.health(number.id()).status().equals("CONNECTED");
        var overall = locked || !connected ? "BLOCKED" : numbers.account().paid() ? "AVAILABLE" : "LIMITED";
        var status = view.putObject("health_status").put("can_send_message", overall);
        var entities = status.putArray("entities");
        entities.addObject()
                .put("entity_type", "PHONE_NUMBER")
                .put("id", number.id())
                .put("can_send_message", connected ? "AVAILABLE" : "BLOCKED");
        var account = entities.addObject()
                .put("entity_type", "WABA")
                .put("id", config.wabaId())
                .put("can_send_message", locked ? "BLOCKED" : numbers.account().paid() ? "AVAILABLE" : "LIMITED");
        if (!numbers.account().paid()) {
            account.putArray("errors")
                    .addObject()
                    .put("error_code", 141006)
                    .put("error_description", "There is an error with the payment method.")
                    .put("possible_solution", "Fix the payment method of the account.");
        }
    }

    /** Meta formats the number here, and not in webhooks. */
    private static String pretty(String digits) {
        return digits.length() == 11 && digits.startsWith("1")
                ? "+1 " + digits.substring(1, 4) + "-" + digits.substring(4, 7) + "-" + digits.substring(7)
                : "+" + digits;
    }
}
