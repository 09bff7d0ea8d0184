package dev.switchboard.simulator.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How webhooks are written. Whoever reads JSON and writes it again to check a signature is found out by another hand. */
@Singleton
class Handwriting {

    private volatile Hand hand = Hand.USUAL;

    /** The bytes on the wire. */
    byte[] write(JsonNode root) {
        return switch (hand) {
            case USUAL -> MetaJson.bytes(root);
            case PRETTY -> MetaJson.prettyBytes(root);
            case SHUFFLED -> MetaJson.bytes(shuffled(root));
        };
    }

    Hand hand() {
        return hand;
    }

    void become(Hand next) {
        hand = next;
    }

    private static JsonNode shuffled(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var keys = new ArrayList<>(object.properties());
                Collections.reverse(keys);
                var other = MetaJson.object();
                for (Map.Entry<String, JsonNode> key : keys) {
                    other.set(key.getKey(), shuffled(key.getValue()));
                }
                yield other;
            }
            case ArrayNode list -> {
                var other = MetaJson.object().putArray("list");
                list.forEach(item -> other.add(shuffled(item)));
                yield other;
            }
            default -> node;
        };
    }

    void forget(@Observes Reset reset) {
        hand = Hand.USUAL;
    }

    /** Ways of writing the same. */
    enum Hand {
        /** As Meta does. */
        USUAL,
        /** With line breaks and indentation. */
        PRETTY,
        /** The keys of every object in another order. */
        SHUFFLED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Hand> named(String name) {
            for (var hand : values()) {
                if (hand.wireName().equals(name)) {
                    return Optional.of(hand);
                }
            }
            return Optional.empty();
        }
    }
}
