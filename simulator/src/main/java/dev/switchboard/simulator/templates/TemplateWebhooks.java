package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the business what becomes of its templates. Ids are numbers here, strings in answers, as with Meta. */
@Singleton
class TemplateWebhooks {

    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    TemplateWebhooks(Envelope envelope, Deliveries deliveries, SimulatedClock clock) {
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void status(Template template, String event, @Nullable String reason, @Nullable String title) {
        var value = about(template)
                .put("event", event)
                .put("message_template_category", template.category())
                .put("reason", reason == null ? "NONE" : reason);
        if (title != null) {
            value.putObject("other_info").put("title", title).put("description", "Told by the simulator.");
        }
        if (event.equals("DISABLED")) {
            value.putObject("disable_info")
                    .put("disable_date", Long.toString(clock.instant().getEpochSecond()));
        }
        if (event.equals("REJECTED")) {
            value.putObject("rejection_info")
                    .put("reason", "Rejected in the simulator.")
                    .put("recommendation", "Change it and submit it again.");
        }
        send("message_template_status_update", value);
    }

    void quality(Template template, String before) {
        send(
                "message_template_quality_update",
                about(template).put("previous_quality_score", before).put("new_quality_score", template.quality()));
    }

    /** 24 hours ahead: {@code new_category} is what it is now. */
    void categoryNotice(Template template, String coming, Instant due) {
        send(
                "template_category_update",
                about(template)
                        .put("correct_category", coming)
                        .put("new_category", template.category())
                        .put("category_update_timestamp", due.getEpochSecond()));
    }

    void category(Template template, String before) {
        send(
                "template_category_update",
                about(template).put("previous_category", before).put("new_category", template.category()));
    }

    void components(Template template) {
        var value = about(template)
                .put("message_template_element", text(template, "BODY"))
                .put("message_template_title", text(template, "HEADER"))
                .put("message_template_footer", text(template, "FOOTER"));
        var buttons = value.putArray("message_template_buttons");
        for (var button : Components.of(template.components(), "BUTTONS").path("buttons")) {
            var told = buttons.addObject()
                    .put(
                            "message_template_button_type",
                            button.path("type").asText().toUpperCase(Locale.ROOT))
                    .put("message_template_button_text", button.path("text").asText());
            if (button.has("url")) {
                told.put("message_template_button_url", button.path("url").asText());
            }
            if (button.has("phone_number")) {
                told.put(
                        "message_template_button_phone_number",
                        button.path("phone_number").asText());
            }
        }
        send("message_template_components_update", value);
    }

    private static String text(Template template, String component) {
        return Components.of(template.components(), component).path("text").asText();
    }

    private static ObjectNode about(Template template) {
        return MetaJson.object()
                .put("message_template_id", Long.parseLong(template.id()))
                .put("message_template_name", template.name())
                .put("message_template_language", template.language());
    }

    private void send(String field, ObjectNode value) {
        deliveries.send(envelope.account(field, clock.instant(), value));
    }
}
