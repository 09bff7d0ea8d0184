package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.cloudapi.graph.GraphInteractive.Button;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One card of a carousel. */
public sealed interface GraphCard {

    /** Writes the card, but for its index. */
    void writeTo(ObjectNode node);

    /** A file with words and a button that opens a page. */
    record Link(GraphContent.Media file, @Nullable String words, String label, String url) implements GraphCard {
        @Override
        public void writeTo(ObjectNode node) {
            node.put("type", "cta_url");
            writeTop(node, file, words);
            GraphInteractive.writeLink(node.putObject("action"), label, url);
        }

        @Override
        public String toString() {
            return "Link[]";
        }
    }

    /** A file with words and answers; Meta writes the type of a link for these too. */
    record Replies(GraphContent.Media file, @Nullable String words, List<Button> buttons) implements GraphCard {
        public Replies {
            buttons = List.copyOf(buttons);
        }

        @Override
        public void writeTo(ObjectNode node) {
            node.put("type", "cta_url");
            writeTop(node, file, words);
            GraphInteractive.addButtons(node.putObject("action"), "quick_reply", buttons);
        }

        @Override
        public String toString() {
            return "Replies[%d]".formatted(buttons.size());
        }
    }

    /** A product. */
    record Product(String catalogId, String productRetailerId) implements GraphCard {
        @Override
        public void writeTo(ObjectNode node) {
            node.put("type", "product")
                    .putObject("action")
                    .put("catalog_id", catalogId)
                    .put("product_retailer_id", productRetailerId);
        }
    }

    private static void writeTop(ObjectNode node, GraphContent.Media file, @Nullable String words) {
        file.writeInto(node.putObject("header").put("type", file.type()));
        if (words != null) {
            node.putObject("body").put("text", words);
        }
    }
}
