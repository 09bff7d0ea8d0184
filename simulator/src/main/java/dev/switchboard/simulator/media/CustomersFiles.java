package dev.switchboard.simulator.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;

/**
 * Puts files into what customers send: a media object without an id gets a small real file of its kind, one whose id is
 * known here gets what is missing about it, and an unknown id stays as it is.
 */
@Singleton
public class CustomersFiles {

    private static final List<String> KINDS = List.of("image", "video", "audio", "document", "sticker");

    private final MediaStore store;
    private final MediaLinks links;

    CustomersFiles(MediaStore store, MediaLinks links) {
        this.store = store;
        this.links = links;
    }

    /** Completes the message in place. */
    public void complete(ObjectNode message, URI base) {
        var type = message.path("type").asText();
        if (type.equals("edit") && message.path("edit").path("message") instanceof ObjectNode edited) {
            complete(edited, base);
        }
        if (KINDS.contains(type) && !message.has("errors")) {
            var file = message.get(type) instanceof ObjectNode given ? given : message.putObject(type);
            fill(file, type, base);
        }
    }

    private void fill(ObjectNode file, String kind, URI base) {
        if (!file.hasNonNull("id")) {
            var sample = SampleFile.of(kind);
            file.put(
                    "id",
                    store.store(new ByteArrayInputStream(sample.content()), null, sample.mimeType(), null)
                            .id());
            if (kind.equals("sticker") && !file.has("animated")) {
                file.put("animated", false);
            }
        }
        store.find(file.path("id").asText()).ifPresent(media -> {
            putIfMissing(file, "mime_type", media.mimeType());
            putIfMissing(file, "sha256", media.sha256Base64());
            putIfMissing(file, "url", links.link(media, base));
            if (kind.equals("document") && media.fileName() != null) {
                putIfMissing(file, "filename", media.fileName());
            }
        });
    }

    private static void putIfMissing(ObjectNode file, String key, String value) {
        if (!file.has(key)) {
            file.put(key, value);
        }
    }
}
