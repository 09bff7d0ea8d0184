package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.cloudapi.graph.GraphInteractive.ProductSection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fills one gap of a template. */
public final class GraphParameter {

    private final ObjectNode node;

    private GraphParameter(String type) {
        this.node = JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** Words. */
    public static GraphParameter text(String words) {
        var parameter = new GraphParameter("text");
        parameter.node.put("text", words);
        return parameter;
    }

    /** An amount of money; the words are for phones that cannot show it. */
    public static GraphParameter currency(String words, String code, long amount1000) {
        var parameter = new GraphParameter("currency");
        parameter
                .node
                .putObject("currency")
                .put("fallback_value", words)
                .put("code", code)
                .put("amount_1000", amount1000);
        return parameter;
    }

    /** A date, as words. */
    public static GraphParameter dateTime(String words) {
        var parameter = new GraphParameter("date_time");
        parameter.node.putObject("date_time").put("fallback_value", words);
        return parameter;
    }

    /** A file or a place, in a header. */
    public static GraphParameter of(GraphContent content) {
        var parameter = new GraphParameter(content.type());
        content.writeInto(parameter.node);
        return parameter;
    }

    /** A product, in a header. */
    public static GraphParameter product(String catalogId, String productRetailerId) {
        var parameter = new GraphParameter("product");
        parameter.node.putObject("product").put("catalog_id", catalogId).put("product_retailer_id", productRetailerId);
        return parameter;
    }

    /** What comes back when an answer's button is tapped. */
    public static GraphParameter payload(String payload) {
        var parameter = new GraphParameter("payload");
        parameter.node.put("payload", payload);
        return parameter;
    }

    /** The code that a button copies. */
    public static GraphParameter couponCode(String code) {
        var parameter = new GraphParameter("coupon_code");
        parameter.node.put("coupon_code", code);
        return parameter;
    }

    /** How a flow behind a button begins. */
    public static GraphParameter flow(@Nullable String token, @Nullable ObjectNode data) {
        var parameter = new GraphParameter("action");
        var action = parameter.node.putObject("action");
        if (token != null) {
            action.put("flow_token", token);
        }
        if (data != null) {
            action.set("flow_action_data", data);
        }
        return parameter;
    }

    /** What the button of a catalogue, or of products, shows. */
    public static GraphParameter products(@Nullable String thumbnailProductRetailerId, List<ProductSection> sections) {
        var parameter = new GraphParameter("action");
        var action = parameter.node.putObject("action");
        if (thumbnailProductRetailerId != null) {
            action.put("thumbnail_product_retailer_id", thumbnailProductRetailerId);
        }
        if (!sections.isEmpty()) {
            ProductSection.writeAll(action, sections);
        }
        return parameter;
    }

    /** The same for the gap of that name. */
    public GraphParameter named(String name) {
        node.put("parameter_name", name);
        return this;
    }

    ObjectNode toNode() {
        return node.deepCopy();
    }

    @Override
    public String toString() {
        return "GraphParameter[%s]".formatted(node.path("type").textValue());
    }
}
