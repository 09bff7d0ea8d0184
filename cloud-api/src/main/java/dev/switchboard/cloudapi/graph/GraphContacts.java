package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contact cards, which the customer can save or write to. */
public final class GraphContacts implements GraphContent {

    private final List<Card> cards;

    /** At least one card. */
    public GraphContacts(List<Card> cards) {
        this.cards = List.copyOf(cards);
    }

    @Override
    public String type() {
        return "contacts";
    }

    @Override
    public void writeInto(ObjectNode message) {
        var all = message.putArray(type());
        cards.forEach(card -> all.add(card.node.deepCopy()));
    }

    @Override
    public String toString() {
        return "GraphContacts[%d]".formatted(cards.size());
    }

    /** One card, filled part by part with Meta's own field names; what is null is not written. */
    public static final class Card {

        private final ObjectNode node = JsonNodeFactory.instance.objectNode();

        /** The name: {@code formatted_name} and at least one of its parts, such as {@code first_name}. */
        public Card name(Map<String, @Nullable String> parts) {
            fill(node.putObject("name"), parts);
            return this;
        }

        /** Where the person works: {@code company}, {@code department}, {@code title}. */
        public Card organisation(Map<String, @Nullable String> parts) {
            fill(node.putObject("org"), parts);
            return this;
        }

        /** One more of {@code phones}, {@code emails}, {@code addresses} or {@code urls}. */
        public Card with(String list, Map<String, @Nullable String> parts) {
            fill(node.withArray(list).addObject(), parts);
            return this;
        }

        /** Written YYYY-MM-DD. */
        public Card birthday(String date) {
            node.put("birthday", date);
            return this;
        }

        private static void fill(ObjectNode node, Map<String, @Nullable String> parts) {
            parts.forEach((field, value) -> {
                if (value != null) {
                    node.put(field, value);
                }
            });
        }

        @Override
        public String toString() {
            return "Card[]";
        }
    }
}
