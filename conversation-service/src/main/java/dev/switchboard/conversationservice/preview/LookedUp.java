package dev.switchboard.conversationservice.preview;

import org.jspecify.annotations.Nullable;

/** What came of looking a link up. */
sealed interface LookedUp {

    /**
     * A page that says something of itself.
     *
     * @param imageUrl where it says that its picture is
     */
    record Found(
            @Nullable String title,
            @Nullable String description,
            @Nullable String siteName,
            @Nullable String imageUrl) implements LookedUp {

        /** Leaves out what the page says. */
        @Override
        public String toString() {
            return "Found";
        }
    }

    /** No page, or one that says nothing: another type, an error, too many redirects. */
    record Nothing() implements LookedUp {}

    /** It leads where links must not lead. */
    record Forbidden() implements LookedUp {}

    /** The host did not answer in time, or at all. */
    record HostFailed() implements LookedUp {}
}
