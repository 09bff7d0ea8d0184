package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.Person;
import dev.switchboard.contracts.whatsapp.MessageContext;
import org.jspecify.annotations.Nullable;

/** What a message refers to. */
final class Quotes {

    private Quotes() {}

    /** Null when it refers to nothing. */
    static @Nullable MessageContext context(JsonNode context, Person customer, Place place) {
        if (!context.isObject() || context.isEmpty()) {
            return null;
        }
        var product = context.path("referred_product");
        return new MessageContext(
                Fields.text(context, "id"),
                context.path("forwarded").asBoolean(false),
                context.path("frequently_forwarded").asBoolean(false),
                Fields.text(product, "catalog_id"),
                Fields.text(product, "product_retailer_id"),
                author(context, customer, place));
    }

    /** Which of the two wrote what is quoted; null when the ids are neither's, which happens when numbers change form. */
    private static MessageContext.@Nullable Author author(JsonNode context, Person customer, Place place) {
        var from = Fields.text(context, "from");
        var userId = Fields.text(context, "from_user_id");
        if (userId != null && userId.equals(customer.userId())) {
            return MessageContext.Author.CUSTOMER;
        }
        if (from == null) {
            return null;
        }
        if (from.equals(customer.waId()) || from.equals(customer.userId())) {
            return MessageContext.Author.CUSTOMER;
        }
        return from.equals(place.displayNumber()) ? MessageContext.Author.BUSINESS : null;
    }
}
