package dev.switchboard.outboundsender.testing;

import dev.switchboard.localstack.process.LoopbackPort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Tells the service where Meta will be, on a free port that {@link ScriptedMeta} takes, and makes everything brisk, yet not so
 * brisk that a machine which stands still for a second changes the story.
 */
public final class GraphApiAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("switchboard.graph-api.base-url", "http://127.0.0.1:" + LoopbackPort.free()),
                Map.entry("switchboard.graph-api.version", "v25.0"),
                Map.entry("switchboard.graph-api.access-token", "local-access-token"),
                Map.entry("switchboard.graph-api.timeout", "4s"),
                Map.entry("switchboard.dispatch.lease-margin", "4s"),
                Map.entry("switchboard.dispatch.poll", "200ms"),
                Map.entry("switchboard.dispatch.backoff", "100ms"),
                Map.entry("switchboard.dispatch.pause", "4s"),
                Map.entry("switchboard.pause.initiated", "6s"),
                Map.entry("switchboard.gate.paused-recheck", "200ms"),
                Map.entry("switchboard.gate.grace", "5s"),
                Map.entry("switchboard.gate.template-grace", "5s"),
                Map.entry("switchboard.campaign.under-way", "30"),
                Map.entry("switchboard.campaign.failure-sample", "20"),
                Map.entry("switchboard.reach.recheck", "500ms"),
                Map.entry("switchboard.reach.lease", "2s"),
                Map.entry("switchboard.mirror.waba-ids", Chat.WABA),
                Map.entry("switchboard.mirror.templates-every", "1h"),
                Map.entry("switchboard.mirror.numbers-every", "1h"),
                Map.entry("switchboard.mirror.breather", "200ms"),
                Map.entry("switchboard.graph-api.app-token", "7|app-secret"),
                Map.entry("switchboard.mirror.page-size", "2"),
                Map.entry("switchboard.mirror.backoff", "200ms"),
                Map.entry("switchboard.mirror.longest-backoff", "1s"),
                Map.entry("switchboard.mirror.poll", "200ms"));
    }

    @Override
    public void stop() {
        // The server belongs to the test.
    }
}
