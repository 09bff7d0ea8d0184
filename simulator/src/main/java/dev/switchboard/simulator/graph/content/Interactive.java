package dev.switchboard.simulator.graph.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Messages that ask for a tap. */
final class Interactive {

    private static final Set<String> ANY_HEADER = Set.of("text", "image", "video", "document");
    private static final Set<String> TEXT_HEADER = Set.of("text");

    private Interactive() {}

    static void check(JsonNode interactive, Predicate<String> ownMedia) {
        var kind = Params.text(interactive, "interactive.type", "type");
        var action = Params.object(interactive, "interactive.action", "action");
        switch (kind) {
            case "button" -> {
                frame(interactive, ANY_HEADER, 1024, ownMedia);
                buttons(action);
            }
            case "list" -> {
                frame(interactive, TEXT_HEADER, 4096, ownMedia);
                Params.sized(action, "interactive.action.button", "button", 20);
                rows(action);
            }
            case "cta_url" -> {
                frame(interactive, ANY_HEADER, 1024, ownMedia);
                callToAction(action, "interactive.action");
            }
            case "flow" -> {
                frame(interactive, ANY_HEADER, 1024, ownMedia);
                FlowAction.check(action);
            }
            case "location_request_message" -> plain(interactive, action, "send_location");
            case "request_contact_info", "catalog_message" -> plain(interactive, action, kind);
            case "address_message" -> {
                plain(interactive, action, kind);
                var parameters = Params.object(action, "interactive.action.parameters", "parameters");
                Params.text(parameters, "interactive.action.parameters.country", "country");
            }
            case "order_details", "order_status" -> {
                frame(interactive, ANY_HEADER, 1024, ownMedia);
                Params.object(action, "interactive.action.parameters", "parameters");
            }
            case "voice_call" -> {
                plain(interactive, action, kind);
                var parameters = Params.objectOrEmpty(action, "interactive.action.parameters", "parameters");
                Params.optional(parameters, "interactive.action.parameters.display_text", "display_text", 20);
            }
            case "call_permission_request" ->
                Params.oneOf(action, "interactive.action.name", "name", List.of("call_permission_request"));
            case "product" -> Products.one(interactive, action);
            case "product_list" -> {
                Params.object(interactive, "interactive.header", "header");
                frame(interactive, TEXT_HEADER, 1024, ownMedia);
                Products.list(action);
            }
            case "carousel" -> {
                body(interactive, 1024);
                refuseExtra(interactive, "header");
                refuseExtra(interactive, "footer");
                Carousel.check(action, ownMedia);
            }
            default -> throw new GraphRefusal(GraphError.badValue("interactive.type '" + kind + "' is not known."));
        }
    }

    /** A call-to-action: its name, its label, its address. */
    static void callToAction(JsonNode action, String path) {
        Params.oneOf(action, path + ".name", "name", List.of("cta_url"));
        var parameters = Params.object(action, path + ".parameters", "parameters");
        Params.sized(parameters, path + ".parameters.display_text", "display_text", 20);
        Params.link(parameters, path + ".parameters.url", "url");
    }

    /** A header of one of these types. */
    static void header(JsonNode header, String path, Set<String> types, Predicate<String> ownMedia) {
        var type = Params.oneOf(header, path + ".type", "type", types);
        if (type.equals("text")) {
            Params.sized(header, path + ".text", "text", 60);
        } else {
            MediaObject.check(Params.object(header, path + "." + type, type), path + "." + type, false, ownMedia);
        }
    }

    private static void frame(JsonNode interactive, Set<String> headers, int bodyLimit, Predicate<String> ownMedia) {
        if (Params.given(interactive, "header")) {
            header(interactive.path("header"), "interactive.header", headers, ownMedia);
        }
        body(interactive, bodyLimit);
        if (Params.given(interactive, "footer")) {
            Params.sized(interactive.path("footer"), "interactive.footer.text", "text", 60);
        }
    }

    private static void plain(JsonNode interactive, JsonNode action, String name) {
        body(interactive, 1024);
        if (Params.given(interactive, "footer")) {
            Params.sized(interactive.path("footer"), "interactive.footer.text", "text", 60);
        }
        Params.oneOf(action, "interactive.action.name", "name", List.of(name));
    }

    private static void body(JsonNode interactive, int limit) {
        Params.sized(Params.object(interactive, "interactive.body", "body"), "interactive.body.text", "text", limit);
    }

    private static void buttons(JsonNode action) {
        var ids = new HashSet<String>();
        var titles = new HashSet<String>();
        for (var button : Params.array(action, "interactive.action.buttons", "buttons", 1, 3)) {
            Params.oneOf(button, "interactive.action.buttons.type", "type", List.of("reply"));
            var reply = Params.object(button, "interactive.action.buttons.reply", "reply");
            unique(ids, Params.sized(reply, "interactive.action.buttons.reply.id", "id", 256), "button id");
            unique(titles, Params.sized(reply, "interactive.action.buttons.reply.title", "title", 20), "button title");
        }
    }

    private static void rows(JsonNode action) {
        var sections = Params.array(action, "interactive.action.sections", "sections", 1, 10);
        var ids = new HashSet<String>();
        for (var section : sections) {
            sectionTitle(section, sections.size());
            for (var row : Params.array(section, "interactive.action.sections.rows", "rows", 1, 10)) {
                unique(ids, Params.sized(row, "interactive.action.sections.rows.id", "id", 200), "row id");
                Params.sized(row, "interactive.action.sections.rows.title", "title", 24);
                Params.optional(row, "interactive.action.sections.rows.description", "description", 72);
            }
        }
        if (ids.size() > 10) {
            throw new GraphRefusal(
                    GraphError.badValue("Total row count exceed max allowed count: 10; it is " + ids.size() + "."));
        }
    }

    /** Needed as soon as there are two sections. */
    static void sectionTitle(JsonNode section, int sections) {
        if (sections > 1) {
            Params.sized(section, "interactive.action.sections.title", "title", 24);
        } else {
            Params.optional(section, "interactive.action.sections.title", "title", 24);
        }
    }

    /** Refuses the second of two equal values. */
    static void unique(Set<String> seen, String value, String what) {
        if (!seen.add(value)) {
            throw new GraphRefusal(GraphError.badValue("Duplicated " + what + ": '" + value + "'."));
        }
    }

    /** Refuses a key that this type does not have. */
    static void refuseExtra(JsonNode interactive, String key) {
        if (Params.given(interactive, key)) {
            throw new GraphRefusal(GraphError.badValue("interactive." + key + " is not allowed for "
                    + interactive.path("type").asText() + "."));
        }
    }
}
