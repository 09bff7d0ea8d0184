package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Set;

/** The types that can be sent, and what each one's object must hold. */
enum MessageType {
    TEXT {
        @Override
        void check(JsonNode text) {
            var body = Fields.text(text, "text.body", "body");
            Fields.atMost(body, 4096, "text.body");
        }
    },
    IMAGE {
        @Override
        void check(JsonNode image) {
            media(image, "image", true);
        }
    },
    VIDEO {
        @Override
        void check(JsonNode video) {
            media(video, "video", true);
        }
    },
    DOCUMENT {
        @Override
        void check(JsonNode document) {
            media(document, "document", true);
        }
    },
    AUDIO {
        @Override
        void check(JsonNode audio) {
            media(audio, "audio", false);
        }
    },
    STICKER {
        @Override
        void check(JsonNode sticker) {
            media(sticker, "sticker", false);
        }
    },
    LOCATION {
        @Override
        void check(JsonNode location) {
            Fields.coordinate(location, "latitude", 90);
            Fields.coordinate(location, "longitude", 180);
        }
    },
    CONTACTS {
        @Override
        void check(JsonNode contacts) {
            if (!contacts.isArray() || contacts.isEmpty() || contacts.size() > 257) {
                throw new GraphRefusal(GraphError.invalid("Param contacts must be an array of 1 to 257 contacts."));
            }
            for (var contact : contacts) {
                Fields.text(contact.path("name"), "contacts.name.formatted_name", "formatted_name");
            }
        }
    },
    REACTION {
        @Override
        void check(JsonNode reaction) {
            Fields.text(reaction, "reaction.message_id", "message_id");
        }
    },
    INTERACTIVE {
        @Override
        void check(JsonNode interactive) {
            var kind = Fields.text(interactive, "interactive.type", "type");
            if (!INTERACTIVE_KINDS.contains(kind)) {
                throw new GraphRefusal(GraphError.badValue("interactive.type '" + kind + "' is not known."));
            }
            if (!interactive.path("action").isObject()) {
                throw new GraphRefusal(GraphError.missing("interactive.action"));
            }
        }
    },
    TEMPLATE {
        @Override
        void check(JsonNode template) {
            Fields.text(template, "template.name", "name");
            Fields.text(template.path("language"), "template.language.code", "code");
        }
    };

    private static final Set<String> INTERACTIVE_KINDS = Set.of(
            "button",
            "list",
            "cta_url",
            "location_request_message",
            "address_message",
            "flow",
            "catalog_message",
            "product",
            "product_list",
            "carousel",
            "voice_call",
            "call_permission_request",
            "request_contact_info",
            "order_details",
            "order_status");

    /** Refuses what Meta refuses at once. */
    abstract void check(JsonNode content);

    /** Whether it may be sent only while the customer's 24-hour window is open. */
    boolean needsOpenWindow() {
        return this != TEMPLATE;
    }

    private static void media(JsonNode media, String name, boolean captioned) {
        var id = media.path("id");
        var link = media.path("link");
        if (id.isMissingNode() == link.isMissingNode()) {
            throw new GraphRefusal(GraphError.invalid("Param " + name + " must have exactly one of 'id' and 'link'."));
        }
        if (link.isMissingNode()) {
            // Nothing can be uploaded to this account yet, so no id can be one of its media.
            throw new GraphRefusal(GraphError.invalid(
                    "Param " + name + "['id'] is not a valid whatsapp business account media attachment ID"));
        }
        checkLink(link, name);
        if (media.has("caption")) {
            if (!captioned) {
                throw new GraphRefusal(GraphError.invalid("Param " + name + " cannot have a caption."));
            }
            Fields.atMost(media.path("caption").asText(), 1024, name + ".caption");
        }
    }

    private static void checkLink(JsonNode link, String name) {
        try {
            var address = URI.create(link.asText());
            var scheme = String.valueOf(address.getScheme());
            if ((scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) && address.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw new GraphRefusal(GraphError.invalid("Param " + name + "['link'] is not a valid URI."));
    }
}
