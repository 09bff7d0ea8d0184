package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message with something to tap: one of the factories says what, and the words are put around it. */
public final class GraphInteractive implements GraphContent {

    private final String kind;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();
    private final ObjectNode action = JsonNodeFactory.instance.objectNode();

    private GraphInteractive(String kind) {
        this.kind = kind;
        node.put("type", kind);
    }

    /** Up to three buttons; a tap comes back with the button's id. */
    public static GraphInteractive buttons(List<Button> buttons) {
        var message = new GraphInteractive("button");
        addButtons(message.action, "reply", buttons);
        return message;
    }

    /** A list behind a button; the choice comes back with the row's id. */
    public static GraphInteractive list(String button, List<Section> sections) {
        var message = new GraphInteractive("list");
        var all = message.action.put("button", button).putArray("sections");
        for (var section : sections) {
            var written = titled(all, section.title()).putArray("rows");
            for (var row : section.rows()) {
                var choice = written.addObject().put("id", row.id()).put("title", row.title());
                if (row.description() != null) {
                    choice.put("description", row.description());
                }
            }
        }
        return message;
    }

    /** A button that opens a page. */
    public static GraphInteractive link(String label, String url) {
        var message = new GraphInteractive("cta_url");
        writeLink(message.action, label, url);
        return message;
    }

    /** A button that opens a flow. */
    public static GraphInteractive flow(Flow flow) {
        var message = new GraphInteractive("flow");
        flow.writeTo(message.named().putObject("parameters"));
        return message;
    }

    /** A button that shares the customer's location. */
    public static GraphInteractive locationRequest() {
        var message = new GraphInteractive("location_request_message");
        message.action.put("name", "send_location");
        return message;
    }

    /** A button that shares the customer's phone number. */
    public static GraphInteractive contactInfoRequest() {
        var message = new GraphInteractive("request_contact_info");
        message.named();
        return message;
    }

    /** A button that opens the catalogue. */
    public static GraphInteractive catalog(@Nullable String thumbnailProductRetailerId) {
        var message = new GraphInteractive("catalog_message");
        var name = message.named();
        if (thumbnailProductRetailerId != null) {
            name.putObject("parameters").put("thumbnail_product_retailer_id", thumbnailProductRetailerId);
        }
        return message;
    }

    /** One product. */
    public static GraphInteractive product(String catalogId, String productRetailerId) {
        var message = new GraphInteractive("product");
        message.action.put("catalog_id", catalogId).put("product_retailer_id", productRetailerId);
        return message;
    }

    /** Up to 30 products in sections; needs a header of words. */
    public static GraphInteractive products(String catalogId, List<ProductSection> sections) {
        var message = new GraphInteractive("product_list");
        ProductSection.writeAll(message.action.put("catalog_id", catalogId), sections);
        return message;
    }

    /** Two to ten cards of one kind. */
    public static GraphInteractive carousel(List<GraphCard> cards) {
        var message = new GraphInteractive("carousel");
        var all = message.action.putArray("cards");
        for (var card : cards) {
            card.writeTo(all.addObject().put("card_index", all.size() - 1));
        }
        return message;
    }

    /** A line above the words. */
    public GraphInteractive header(String line) {
        node.putObject("header").put("type", "text").put("text", line);
        return this;
    }

    /** A file above the words. */
    public GraphInteractive header(Media file) {
        file.writeInto(node.putObject("header").put("type", file.type()));
        return this;
    }

    /** The words. */
    public GraphInteractive body(String words) {
        node.putObject("body").put("text", words);
        return this;
    }

    /** A small line below. */
    public GraphInteractive footer(String line) {
        node.putObject("footer").put("text", line);
        return this;
    }

    @Override
    public String type() {
        return "interactive";
    }

    @Override
    public void writeInto(ObjectNode message) {
        var written = node.deepCopy();
        written.set("action", action.deepCopy());
        message.set(type(), written);
    }

    @Override
    public String toString() {
        return "GraphInteractive[%s]".formatted(kind);
    }

    static void writeLink(ObjectNode action, String label, String url) {
        action.put("name", "cta_url")
                .putObject("parameters")
                .put("display_text", label)
                .put("url", url);
    }

    /** Writes buttons; {@code kind} is {@code reply}, or {@code quick_reply} on cards. */
    static void addButtons(ObjectNode action, String kind, List<Button> buttons) {
        var all = action.putArray("buttons");
        for (var button : buttons) {
            all.addObject()
                    .put("type", kind)
                    .putObject(kind)
                    .put("id", button.id())
                    .put("title", button.title());
        }
    }

    private ObjectNode named() {
        return action.put("name", kind);
    }

    private static ObjectNode titled(ArrayNode sections, @Nullable String title) {
        var section = sections.addObject();
        return title == null ? section : section.put("title", title);
    }

    /** A button with an answer. */
    public record Button(String id, String title) {
        @Override
        public String toString() {
            return "Button[]";
        }
    }

    /** Part of a list. */
    public record Section(@Nullable String title, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "Section[%d]".formatted(rows.size());
        }
    }

    /** One choice. */
    public record Row(String id, String title, @Nullable String description) {
        @Override
        public String toString() {
            return "Row[]";
        }
    }

    /** Some products, by the business's ids. */
    public record ProductSection(@Nullable String title, List<String> productRetailerIds) {
        public ProductSection {
            productRetailerIds = List.copyOf(productRetailerIds);
        }

        static void writeAll(ObjectNode parent, List<ProductSection> sections) {
            var all = parent.putArray("sections");
            for (var section : sections) {
                var items = titled(all, section.title()).putArray("product_items");
                section.productRetailerIds().forEach(id -> items.addObject().put("product_retailer_id", id));
            }
        }
    }

    /**
     * A flow and how it begins.
     *
     * @param id Meta's id; it or the name
     * @param screen first screen; without it the flow asks its own endpoint
     * @param data for the first screen
     */
    public record Flow(
            @Nullable String id,
            @Nullable String name,
            String label,
            @Nullable String token,
            @Nullable String screen,
            @Nullable ObjectNode data,
            boolean draft) {

        public Flow {
            Objects.requireNonNull(label, "label");
        }

        private void writeTo(ObjectNode parameters) {
            parameters.put("flow_message_version", "3");
            if (id != null) {
                parameters.put("flow_id", id);
            }
            if (name != null) {
                parameters.put("flow_name", name);
            }
            parameters.put("flow_cta", label).put("mode", draft ? "draft" : "published");
            if (token != null) {
                parameters.put("flow_token", token);
            }
            if (screen == null) {
                parameters.put("flow_action", "data_exchange");
                return;
            }
            var payload = parameters
                    .put("flow_action", "navigate")
                    .putObject("flow_action_payload")
                    .put("screen", screen);
            if (data != null) {
                payload.set("data", data);
            }
        }

        @Override
        public String toString() {
            return "Flow[]";
        }
    }
}
