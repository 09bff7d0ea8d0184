package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A message that Meta has approved, with what fills its gaps. */
public final class GraphTemplate implements GraphContent {

    private final String name;
    private final String language;
    private final Components components;

    /**
     * A template by name.
     *
     * @param language exact code, such as {@code pt_BR}; there is no falling back to {@code pt}
     */
    public GraphTemplate(String name, String language, Components components) {
        this.name = name;
        this.language = language;
        this.components = components;
    }

    @Override
    public String type() {
        return "template";
    }

    @Override
    public void writeInto(ObjectNode message) {
        var node = message.putObject(type()).put("name", name);
        node.putObject("language").put("policy", "deterministic").put("code", language);
        if (!components.node.isEmpty()) {
            node.set("components", components.node.deepCopy());
        }
    }

    @Override
    public String toString() {
        return "GraphTemplate[name=%s, language=%s]".formatted(name, language);
    }

    /** What fills a template, or one of its cards, part by part. Only parts with gaps are named. */
    public static final class Components {

        private final ArrayNode node = JsonNodeFactory.instance.arrayNode();

        /** What fills the header. */
        public Components header(GraphParameter parameter) {
            add("header").putArray("parameters").add(parameter.toNode());
            return this;
        }

        /** What fills the words. */
        public Components body(List<GraphParameter> parameters) {
            var all = add("body").putArray("parameters");
            parameters.forEach(parameter -> all.add(parameter.toNode()));
            return this;
        }

        /** What fills one button; {@code index} counts all buttons of the template from 0. */
        public Components button(int index, Button kind, GraphParameter parameter) {
            add("button")
                    .put("sub_type", kind.name().toLowerCase(Locale.ROOT))
                    .put("index", Integer.toString(index))
                    .putArray("parameters")
                    .add(parameter.toNode());
            return this;
        }

        /** When the offer ends. */
        public Components offerEnds(Instant end) {
            add("limited_time_offer")
                    .putArray("parameters")
                    .addObject()
                    .put("type", "limited_time_offer")
                    .putObject("limited_time_offer")
                    .put("expiration_time_ms", end.toEpochMilli());
            return this;
        }

        /** What fills the cards. */
        public Components cards(List<Components> cards) {
            var all = add("carousel").putArray("cards");
            for (var card : cards) {
                all.addObject().put("card_index", all.size() - 1).set("components", card.node.deepCopy());
            }
            return this;
        }

        private ObjectNode add(String type) {
            return node.addObject().put("type", type);
        }

        @Override
        public String toString() {
            return "Components[%d]".formatted(node.size());
        }
    }

    /** Buttons that can have a gap. */
    public enum Button {
        /** Opens a page. */
        URL,
        /** Answers. */
        QUICK_REPLY,
        /** Copies a code. */
        COPY_CODE,
        /** Opens a flow. */
        FLOW,
        /** Opens the catalogue. */
        CATALOG,
        /** Shows several products. */
        MPM
    }
}
