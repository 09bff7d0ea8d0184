package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.WebhookPart;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whatever was rightly signed and not understood, kept whole. */
final class Unrecognised {

    private Unrecognised() {}

    static KeyedEvent body(Reason reason, String detail, byte[] body, Instant receivedAt) {
        var kept = KeptBytes.of(body);
        return keyed(new UnrecognisedWebhook(
                reason, detail, receivedAt, null, null, null, kept.encoding(), new RawJson(kept.text())));
    }

    static KeyedEvent part(
            Reason reason, String detail, WebhookPart part, @Nullable String phoneNumberId, Instant receivedAt) {
        return switch (part) {
            case WebhookPart.Change change ->
                json(reason, detail, change.json(), change.entryId(), change.field(), phoneNumberId, receivedAt);
            case WebhookPart.Odd odd ->
                json(reason, detail, odd.json(), odd.entryId(), odd.field(), phoneNumberId, receivedAt);
        };
    }

    static KeyedEvent brokenItem(String detail, JsonNode item, Place place) {
        return item(Reason.BROKEN_ITEM, detail, item, place);
    }

    static KeyedEvent item(Reason reason, String detail, JsonNode item, Place place) {
        return json(reason, detail, item, place.wabaId(), place.field(), place.phoneNumberId(), place.receivedAt());
    }

    private static KeyedEvent json(
            Reason reason,
            String detail,
            JsonNode json,
            @Nullable String wabaId,
            @Nullable String field,
            @Nullable String phoneNumberId,
            Instant receivedAt) {
        var kept = KeptBytes.of(json.toString().getBytes(StandardCharsets.UTF_8));
        return keyed(new UnrecognisedWebhook(
                reason, detail, receivedAt, wabaId, field, phoneNumberId, kept.encoding(), new RawJson(kept.text())));
    }

    private static KeyedEvent keyed(UnrecognisedWebhook event) {
        return new KeyedEvent(
                Topics.WHATSAPP_UNRECOGNISED,
                null,
                CloudEvent.idOf(
                        UnrecognisedWebhook.class,
                        event.reason().name(),
                        event.raw().value()),
                event.phoneNumberId(),
                event.receivedAt(),
                event,
                event.raw()::value);
    }

    /**
     * An event whose JSON is larger than a record may be, kept as what it was made of instead: that is never larger than a
     * body, and so it fits.
     */
    static KeyedEvent tooLarge(KeyedEvent event, Instant receivedAt) {
        var kept = KeptBytes.of(event.source().json().getBytes(StandardCharsets.UTF_8));
        return keyed(new UnrecognisedWebhook(
                Reason.BROKEN_ITEM,
                "too large for a record",
                receivedAt,
                null,
                null,
                event.subject(),
                kept.encoding(),
                new RawJson(kept.text())));
    }
}
