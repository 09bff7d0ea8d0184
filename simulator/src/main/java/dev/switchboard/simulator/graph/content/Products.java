package dev.switchboard.simulator.graph.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;

/** Products of a catalogue: one, or up to 30 in sections. */
final class Products {

    private Products() {}

    static void one(JsonNode interactive, JsonNode action) {
        Interactive.refuseExtra(interactive, "header");
        if (Params.given(interactive, "body")) {
            Params.sized(interactive.path("body"), "interactive.body.text", "text", 1024);
        }
        if (Params.given(interactive, "footer")) {
            Params.sized(interactive.path("footer"), "interactive.footer.text", "text", 60);
        }
        Params.text(action, "interactive.action.catalog_id", "catalog_id");
        Params.text(action, "interactive.action.product_retailer_id", "product_retailer_id");
    }

    static void list(JsonNode action) {
        Params.text(action, "interactive.action.catalog_id", "catalog_id");
        var sections = Params.array(action, "interactive.action.sections", "sections", 1, 10);
        var count = 0;
        for (var section : sections) {
            Interactive.sectionTitle(section, sections.size());
            for (var item :
                    Params.array(section, "interactive.action.sections.product_items", "product_items", 1, 30)) {
                Params.text(
                        item, "interactive.action.sections.product_items.product_retailer_id", "product_retailer_id");
                count++;
            }
        }
        if (count > 30) {
            throw new GraphRefusal(
                    GraphError.badValue("Total product count exceed max allowed count: 30; it is " + count + "."));
        }
    }
}
