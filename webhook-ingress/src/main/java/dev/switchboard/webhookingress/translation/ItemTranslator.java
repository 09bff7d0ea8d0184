package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.ChangeValue;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook.Reason;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * The items of one change about a business number. Meta allows several lists in one value, so each list is read by its own
 * name, whichever field the change is of; a list of a name we do not know is kept whole.
 */
@Singleton
class ItemTranslator {

    private static final Logger LOGGER = Logger.getLogger(ItemTranslator.class);

    /** Lists of items that we read. */
    private static final Set<String> KNOWN =
            Set.of("messages", "message_echoes", "calls", "statuses", "user_preferences", "errors");

    /** Lists that say who took part; their items are facts about items of other lists. */
    private static final Set<String> COMPANIONS = Set.of("contacts");

    private final MessageTranslator messages;
    private final StatusTranslator statuses;
    private final AccountTranslator accounts;

    ItemTranslator(MessageTranslator messages, StatusTranslator statuses, AccountTranslator accounts) {
        this.messages = messages;
        this.statuses = statuses;
        this.accounts = accounts;
    }

    /**
     * Translates every item.
     *
     * @return false when there was none
     */
    boolean translate(ChangeValue value, Place place, EventSink sink) {
        var found = false;
        for (var property : value.json().properties()) {
            var name = property.getKey();
            var list = property.getValue();
            if (list.isEmpty() || COMPANIONS.contains(name) || !(list.isArray() || KNOWN.contains(name))) {
                continue;
            }
            found = true;
            if (!list.isArray()) {
                sink.accept(Unrecognised.item(Reason.UNKNOWN_SHAPE, "what should be a list is none", list, place));
                continue;
            }
            switch (name) {
                case "messages" -> each(list, place, sink, messages::message);
                case "message_echoes" -> each(list, place, sink, messages::echo);
                case "calls" -> each(list, place, sink, messages::call);
                case "statuses" -> each(list, place, sink, statuses::status);
                case "user_preferences" -> each(list, place, sink, statuses::preference);
                case "errors" -> each(list, place, sink, accounts::numberError);
                default ->
                    sink.accept(
                            Unrecognised.item(Reason.UNKNOWN_SHAPE, "a list of a name we do not know", list, place));
            }
        }
        return found;
    }

    private static void each(
            JsonNode list, Place place, EventSink sink, BiFunction<JsonNode, Place, KeyedEvent> translation) {
        for (var item : list) {
            sink.accept(translated(item, place, translation));
        }
    }

    private static KeyedEvent translated(
            JsonNode item, Place place, BiFunction<JsonNode, Place, KeyedEvent> translation) {
        try {
            return translation.apply(item, place);
        } catch (RuntimeException e) {
            // A bug of ours must not cost the neighbours: their webhook would be refused and repeated for days.
            LOGGER.errorf(
                    "item could not be translated field=%s error=%s",
                    place.field(), e.getClass().getName());
            return Unrecognised.brokenItem(e.getClass().getSimpleName(), item, place);
        }
    }
}
