package dev.switchboard.conversationservice.media;

import dev.switchboard.conversationservice.media.ObjectStore.Variant;
import dev.switchboard.conversationservice.media.SignedLinks.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes links to files that work for whoever has them. */
@ApplicationScoped
public class FileLinks {

    private final SignedLinks links;
    private final MediaConfig config;
    private final InstantSource clock;

    FileLinks(SignedLinks links, MediaConfig config, InstantSource clock) {
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A link to a file that lives for as long as links may.
     *
     * @param here where the request came in, for when the settings do not say what links begin with
     */
    public LinkView longest(UUID mediaId, URI here) {
        return link(mediaId, Variant.CONTENT, config.links().longest(), here);
    }

    LinkView link(UUID mediaId, Variant variant, Duration lifetime, URI here) {
        var until = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var url = config.links()
                .baseUrl()
                .orElse(here)
                .resolve("/api/v1/media-links/" + links.token(new Grant(mediaId, variant), until));
        return new LinkView(url, until);
    }
}
