package dev.switchboard.conversationservice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkLaneIT {

    private static final int PEOPLE = 5_000;
    private static final int LONGEST_BATCH = 1_000;

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void aCampaignToThousandsGoesThroughInBatches() {
        // Given
        var campaign = new HashSet<UUID>();

        // When
        for (var person = 0; person < PEOPLE; person++) {
            var messageId = UUID.randomUUID();
            var recipient = new Customer("4477" + (10_000_000 + person), null);
            campaign.add(messageId);
            wire.publish(
                    Topics.OUTBOUND_BULK, messageId.toString(), Commands.toPerson(messageId, recipient, "an offer"));
        }
        wire.flush();

        // Then
        await().atMost(Duration.ofSeconds(60)).until(() -> stored(campaign) == PEOPLE);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> wire.heardOn(Topics.OUTBOUND_BULK, SendMessage.class).stream()
                                .map(asked -> UUID.fromString(
                                        asked.event().path("messageId").asText()))
                                .filter(campaign::contains)
                                .distinct()
                                .count()
                        == PEOPLE);
        // A transaction has one moment, and so tells how much went through at once.
        assertThat(transactions(campaign)).isLessThanOrEqualTo(PEOPLE / LONGEST_BATCH * 10L);
    }

    private long stored(Set<UUID> messageIds) {
        return (long)
                api.ask("SELECT count(*) FROM message WHERE id = ANY (?)", (Object) messageIds.toArray(new UUID[0]))
                        .getFirst();
    }

    private long transactions(Set<UUID> messageIds) {
        return (long) api.ask("SELECT count(DISTINCT recorded_at) FROM message WHERE id = ANY (?)", (Object)
                        messageIds.toArray(new UUID[0]))
                .getFirst();
    }
}
