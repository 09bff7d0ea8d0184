package dev.switchboard.conversationservice.media;

import java.net.URI;

/** Settings of a test. */
record FixedGraph(URI baseUrl, String version, String accessToken) implements GraphApiConfig {

    /** Meta at that address. */
    static FixedGraph at(String address) {
        return new FixedGraph(URI.create(address), "v25.0", "a token");
    }
}
