package dev.switchboard.outboundsender.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.TemplateState;
import dev.switchboard.contracts.whatsapp.AccountEvent;
import dev.switchboard.contracts.whatsapp.TemplateStatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Templates on Meta's side and what becomes of them here. */
public final class TemplateShelf {

    /** Components that want one parameter in the body. */
    public static final String ONE_GAP = """
            [{"type":"BODY","text":"Your order {{1}} is ready."}]""";

    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final AtomicLong IDS = new AtomicLong(810_000_000_000_001L);

    private final ScriptedCatalogue catalogue;
    private final TopicEnds topics;

    public TemplateShelf(ScriptedCatalogue catalogue, TopicEnds topics) {
        this.catalogue = catalogue;
        this.topics = topics;
    }

    /** Puts an approved template with one gap on Meta's side, named by the prefix and its id. */
    public String templateNamed(String prefix) {
        var id = Long.toString(IDS.getAndIncrement());
        catalogue.has(id, prefix + "_" + id, "en_US", "APPROVED", ONE_GAP);
        return id;
    }

    /** Returns when everything was read that stands in the catalogue now. */
    public static void readAll() {
        var now = Instant.now();
        await().atMost(A_WHILE).until(() -> {
            var completeAt = given().post("/api/v1/templates/sync").jsonPath().getString("[0].completeAt");
            return completeAt != null && Instant.parse(completeAt).isAfter(now);
        });
    }

    /** Returns when the latest state published of a template is this one. */
    public void awaitPublished(String id, String status) {
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(published(id))
                        .isNotEmpty()
                        .last()
                        .extracting(TemplateState::status)
                        .isEqualTo(status));
    }

    /** All that was published of a template. */
    public List<TemplateState> published(String id) {
        return topics.events(Topics.OUTBOUND_TEMPLATES, id, TemplateState.class);
    }

    /** A webhook of this moment. */
    public static TemplateStatusChanged status(String id, String name, String status) {
        return new TemplateStatusChanged(
                Chat.WABA, id, name, "en_US", status, null, null, Instant.now(), Instant.now(), new RawJson("{}"));
    }

    /** Meta tells something by webhook. */
    public void tell(AccountEvent event) {
        topics.put(Topics.WHATSAPP_ACCOUNT, Chat.WABA, UUID.randomUUID().toString(), event);
    }
}
