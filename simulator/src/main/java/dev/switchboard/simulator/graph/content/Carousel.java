package dev.switchboard.simulator.graph.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** 2 to 10 cards of one make: the same header type, the same kind of buttons, one catalogue. */
final class Carousel {

    private static final String PATH = "interactive.action.cards";

    private Carousel() {}

    static void check(JsonNode action, Predicate<String> ownMedia) {
        var cards = Params.array(action, PATH, "cards", 2, 10);
        var makes = new HashSet<String>();
        var indexes = new HashSet<String>();
        for (var card : cards) {
            var index = card.path("card_index");
            if (!index.isInt() || index.asInt() < 0 || index.asInt() >= cards.size()) {
                throw new GraphRefusal(GraphError.badValue(PATH + ".card_index must count from 0."));
            }
            Interactive.unique(indexes, index.asText(), "card_index");
            makes.add(make(card, ownMedia));
        }
        if (makes.size() > 1) {
            throw new GraphRefusal(
                    GraphError.badValue("All cards must have the same type of header and the same buttons."));
        }
    }

    /**
     * Checks one card; answers what all cards must have in common. Meta's page gives cards with answers the type of a link
     * too.
     *
     * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-media-carousel-messages/">Meta: media carousel</a>
     */
    private static String make(JsonNode card, Predicate<String> ownMedia) {
        var type = Params.oneOf(card, PATH + ".type", "type", List.of("cta_url", "product"));
        var action = Params.object(card, PATH + ".action", "action");
        if (type.equals("product")) {
            var catalog = Params.text(action, PATH + ".action.catalog_id", "catalog_id");
            Params.text(action, PATH + ".action.product_retailer_id", "product_retailer_id");
            return "product " + catalog;
        }
        var header = Params.object(card, PATH + ".header", "header");
        Interactive.header(header, PATH + ".header", Set.of("image", "video"), ownMedia);
        checkBody(card);
        return header.path("type").asText() + " " + buttons(action);
    }

    private static void checkBody(JsonNode card) {
        if (!Params.given(card, "body")) {
            return;
        }
        var text = Params.sized(card.path("body"), PATH + ".body.text", "text", 160);
        if (text.chars().filter(letter -> letter == '\n').count() > 2) {
            throw new GraphRefusal(GraphError.badValue(PATH + ".body.text has more than 2 line breaks."));
        }
    }

    private static String buttons(JsonNode action) {
        if (!Params.given(action, "buttons")) {
            Interactive.callToAction(action, PATH + ".action");
            return "cta_url";
        }
        var ids = new HashSet<String>();
        var buttons = Params.array(action, PATH + ".action.buttons", "buttons", 1, 2);
        for (var button : buttons) {
            Params.oneOf(button, PATH + ".action.buttons.type", "type", List.of("quick_reply"));
            var reply = Params.object(button, PATH + ".action.buttons.quick_reply", "quick_reply");
            Interactive.unique(ids, Params.sized(reply, PATH + ".action.buttons.quick_reply.id", "id", 256), "id");
            Params.sized(reply, PATH + ".action.buttons.quick_reply.title", "title", 20);
        }
        return "quick_reply " + buttons.size();
    }
}
