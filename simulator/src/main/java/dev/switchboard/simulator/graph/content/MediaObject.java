package dev.switchboard.simulator.graph.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import java.util.function.Predicate;

/** A file, by id or by link. */
final class MediaObject {

    private MediaObject() {}

    static void check(JsonNode media, String path, boolean captioned, Predicate<String> ownMedia) {
        var byId = Params.given(media, "id");
        if (byId == Params.given(media, "link")) {
            throw new GraphRefusal(GraphError.invalid("Param " + path + " must have exactly one of 'id' and 'link'."));
        }
        if (byId) {
            if (!ownMedia.test(media.path("id").asText())) {
                throw new GraphRefusal(GraphError.invalid(
                        "Param " + path + "['id'] is not a valid whatsapp business account media attachment ID"));
            }
        } else if (!Params.isLink(media.path("link").asText())) {
            throw new GraphRefusal(GraphError.invalid("Param " + path + "['link'] is not a valid URI."));
        }
        if (Params.given(media, "caption")) {
            if (!captioned) {
                throw new GraphRefusal(GraphError.invalid("Param " + path + " cannot have a caption."));
            }
            Params.atMost(media.path("caption").asText(), 1024, path + ".caption");
        }
    }
}
