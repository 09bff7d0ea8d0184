package dev.switchboard.conversationservice.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Whether links are looked up, and where that may lead. */
@ConfigMapping(prefix = "switchboard.preview")
public interface PreviewConfig {

    /** Off means that nothing is noted and nothing is fetched. */
    @WithDefault("true")
    boolean enabled();

    /** Endpoints that may be reached although they are not public, as {@code address:port}; for tests and development. */
    Optional<List<String>> allowedEndpoints();
}
