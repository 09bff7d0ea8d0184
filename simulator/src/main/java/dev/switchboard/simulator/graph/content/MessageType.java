package dev.switchboard.simulator.graph.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import java.util.Locale;
import java.util.function.Predicate;

/** The types that can be sent, and what each one's object must hold. */
public enum MessageType {
    TEXT {
        @Override
        void check(JsonNode text, Predicate<String> ownMedia) {
            Params.atMost(Params.text(text, "text.body", "body"), 4096, "text.body");
            if (Params.given(text, "preview_url") && !text.path("preview_url").isBoolean()) {
                throw new GraphRefusal(GraphError.invalid("Param text.preview_url must be a boolean."));
            }
        }
    },
    IMAGE {
        @Override
        void check(JsonNode image, Predicate<String> ownMedia) {
            MediaObject.check(image, "image", true, ownMedia);
        }
    },
    VIDEO {
        @Override
        void check(JsonNode video, Predicate<String> ownMedia) {
            MediaObject.check(video, "video", true, ownMedia);
        }
    },
    DOCUMENT {
        @Override
        void check(JsonNode document, Predicate<String> ownMedia) {
            MediaObject.check(document, "document", true, ownMedia);
        }
    },
    AUDIO {
        @Override
        void check(JsonNode audio, Predicate<String> ownMedia) {
            MediaObject.check(audio, "audio", false, ownMedia);
            if (Params.given(audio, "voice") && !audio.path("voice").isBoolean()) {
                throw new GraphRefusal(GraphError.invalid("Param audio.voice must be a boolean."));
            }
        }
    },
    STICKER {
        @Override
        void check(JsonNode sticker, Predicate<String> ownMedia) {
            MediaObject.check(sticker, "sticker", false, ownMedia);
        }
    },
    LOCATION {
        @Override
        void check(JsonNode location, Predicate<String> ownMedia) {
            Params.coordinate(location, "latitude", 90);
            Params.coordinate(location, "longitude", 180);
        }
    },
    CONTACTS {
        @Override
        void check(JsonNode contacts, Predicate<String> ownMedia) {
            ContactCards.check(contacts);
        }
    },
    REACTION {
        @Override
        void check(JsonNode reaction, Predicate<String> ownMedia) {
            Params.text(reaction, "reaction.message_id", "message_id");
            if (Params.given(reaction, "emoji") && !reaction.path("emoji").isTextual()) {
                throw new GraphRefusal(GraphError.badValue("reaction.emoji must be a string."));
            }
        }
    },
    INTERACTIVE {
        @Override
        void check(JsonNode interactive, Predicate<String> ownMedia) {
            Interactive.check(interactive, ownMedia);
        }
    },
    TEMPLATE {
        @Override
        void check(JsonNode template, Predicate<String> ownMedia) {
            Params.text(template, "template.name", "name");
            Params.text(template.path("language"), "template.language.code", "code");
        }
    };

    /** Refuses what Meta refuses at once; {@code ownMedia} knows the media ids of the sending number. */
    abstract void check(JsonNode content, Predicate<String> ownMedia);

    /** Finds the type that {@code root} names and refuses content that is not as it must be. */
    public static MessageType checked(JsonNode root, Predicate<String> ownMedia) {
        var type = named(root.path("type").asText("text"));
        var content = root.path(type.wireName());
        if (!content.isContainerNode()) {
            throw new GraphRefusal(GraphError.missing(type.wireName()));
        }
        type.check(content, ownMedia);
        return type;
    }

    /** Meta's name of the type. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may be sent only while the customer's 24-hour window is open. */
    public boolean needsOpenWindow() {
        return this != TEMPLATE;
    }

    private static MessageType named(String name) {
        for (var type : values()) {
            if (type.wireName().equals(name)) {
                return type;
            }
        }
        throw new GraphRefusal(GraphError.coded(
                400, 131051, "Unsupported message type", "Message type '" + name + "' is not supported."));
    }
}
