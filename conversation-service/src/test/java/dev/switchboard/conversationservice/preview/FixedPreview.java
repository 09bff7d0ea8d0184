package dev.switchboard.conversationservice.preview;

import java.util.List;
import java.util.Optional;

/** Settings of a test. */
record FixedPreview(boolean enabled, Optional<List<String>> allowedEndpoints) implements PreviewConfig {

    /** On, with nothing allowed but these endpoints. */
    static FixedPreview allowing(String... endpoints) {
        return new FixedPreview(true, Optional.of(List.of(endpoints)));
    }
}
