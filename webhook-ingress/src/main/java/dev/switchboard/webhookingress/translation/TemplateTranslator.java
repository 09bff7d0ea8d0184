package dev.switchboard.webhookingress.translation;

import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.WebhookPart.Change;
import dev.switchboard.contracts.whatsapp.AccountEvent;
import dev.switchboard.contracts.whatsapp.TemplateCategoryChanged;
import dev.switchboard.contracts.whatsapp.TemplateComponentsChanged;
import dev.switchboard.contracts.whatsapp.TemplateQualityChanged;
import dev.switchboard.contracts.whatsapp.TemplateStatusChanged;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Function;

/** Changes of templates. */
@Singleton
class TemplateTranslator {

    /** Which template a change is about; ids are numbers that may exceed 2^53, so they stay text. */
    private record Template(String id, String name, String language) {}

    /** Meta's own sample of a quality change carries this field's name, so the value decides. */
    KeyedEvent status(Change change, Instant receivedAt) {
        var value = change.value().json();
        if (!value.has("event") && value.has("new_quality_score")) {
            return quality(change, receivedAt);
        }
        var status = Fields.text(value, "event");
        var reason = Fields.text(value, "reason");
        return status == null
                ? AccountTranslator.broken("a template's status without event", change, receivedAt)
                : of(
                        change,
                        receivedAt,
                        template -> new TemplateStatusChanged(
                                change.entryId(),
                                template.id(),
                                template.name(),
                                template.language(),
                                status,
                                Fields.text(value, "message_template_category"),
                                "NONE".equals(reason) ? null : reason,
                                change.entryTime(),
                                receivedAt,
                                Wire.raw(value)));
    }

    KeyedEvent quality(Change change, Instant receivedAt) {
        var value = change.value().json();
        var quality = Fields.text(value, "new_quality_score");
        return quality == null
                ? AccountTranslator.broken("a template's quality without score", change, receivedAt)
                : of(
                        change,
                        receivedAt,
                        template -> new TemplateQualityChanged(
                                change.entryId(),
                                template.id(),
                                template.name(),
                                template.language(),
                                Fields.text(value, "previous_quality_score"),
                                quality,
                                change.entryTime(),
                                receivedAt,
                                Wire.raw(value)));
    }

    /** While a change is announced, Meta names the category of now {@code new_category} and the coming one correct. */
    KeyedEvent category(Change change, Instant receivedAt) {
        var value = change.value().json();
        var category = Fields.text(value, "new_category");
        return category == null
                ? AccountTranslator.broken("a template's category without category", change, receivedAt)
                : of(
                        change,
                        receivedAt,
                        template -> new TemplateCategoryChanged(
                                change.entryId(),
                                template.id(),
                                template.name(),
                                template.language(),
                                Fields.text(value, "previous_category"),
                                category,
                                Fields.text(value, "correct_category"),
                                change.entryTime(),
                                receivedAt,
                                Wire.raw(value)));
    }

    KeyedEvent components(Change change, Instant receivedAt) {
        return of(
                change,
                receivedAt,
                template -> new TemplateComponentsChanged(
                        change.entryId(),
                        template.id(),
                        template.name(),
                        template.language(),
                        change.entryTime(),
                        receivedAt,
                        Wire.raw(change.value().json())));
    }

    private static KeyedEvent of(Change change, Instant receivedAt, Function<Template, AccountEvent> event) {
        var value = change.value().json();
        var id = Fields.text(value, "message_template_id");
        var name = Fields.text(value, "message_template_name");
        var language = Fields.text(value, "message_template_language");
        return id == null || name == null || language == null
                ? AccountTranslator.broken("a template without id, name or language", change, receivedAt)
                : AccountTranslator.account(event.apply(new Template(id, name, language)), change, receivedAt);
    }
}
