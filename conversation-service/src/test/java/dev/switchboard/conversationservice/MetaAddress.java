package dev.switchboard.conversationservice;

import dev.switchboard.localstack.process.LoopbackPort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Tells the service where Meta will be, on a free port that a test may take, and makes fetching brisk. */
public final class MetaAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("switchboard.graph-api.base-url", "http://127.0.0.1:" + LoopbackPort.free()),
                Map.entry("switchboard.graph-api.version", "v25.0"),
                Map.entry("switchboard.graph-api.access-token", "local-access-token"),
                // Not localhost: there a test looks for tokens that must not come.
                Map.entry("switchboard.media.hosts", "127.0.0.1"),
                Map.entry("switchboard.media.timeout", "6s"),
                Map.entry("switchboard.media.backoff", "300ms"),
                Map.entry("switchboard.media.limits.sticker", "10K"),
                Map.entry("switchboard.media.thumbnails.pixels", "1000000"),
                Map.entry(
                        "switchboard.media.links.secrets",
                        "the-secret-that-signs-links-in-tests,an-older-secret-that-is-still-good-in-tests"));
    }

    @Override
    public void stop() {
        // The server belongs to the test.
    }
}
