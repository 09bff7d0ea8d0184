package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.media.LinkedFiles;
import dev.switchboard.simulator.statuses.StatusError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has the files looked at that a message names by link, wherever in it they stand. */
@Singleton
class LinkChecks {

    private static final Set<String> KINDS = Set.of("image", "video", "audio", "document", "sticker");

    private final LinkedFiles files;

    LinkChecks(LinkedFiles files) {
        this.files = files;
    }

    /** Looks, without holding up the call if there is anything to fetch; tells what is wrong, null for nothing. */
    void look(SendRequest request, Consumer<@Nullable StatusError> found) {
        var links = new ArrayList<Link>();
        collect(request.type().wireName(), request.content(), links);
        if (links.isEmpty()) {
            found.accept(null);
        } else {
            Thread.ofVirtual().name("linked-files").start(() -> found.accept(failure(links)));
        }
    }

    private void collect(String name, JsonNode node, List<Link> links) {
        var link = node.path("link");
        if (KINDS.contains(name) && link.isTextual() && files.looksAt(link.asText())) {
            links.add(new Link(name, link.asText()));
        }
        node.properties().forEach(child -> collect(child.getKey(), child.getValue(), links));
        if (node.isArray()) {
            node.forEach(item -> collect(name, item, links));
        }
    }

    private @Nullable StatusError failure(List<Link> links) {
        for (var link : links) {
            var complaint = files.complaint(link.kind(), link.address());
            if (complaint.isPresent()) {
                return StatusError.badMedia(complaint.get());
            }
        }
        return null;
    }

    private record Link(String kind, String address) {}
}
