package dev.switchboard.outboundsender.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.gate.Decision;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.TopicEnds;
import dev.switchboard.rows.Sql;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A writer of its own, beside the running one. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class OutcomeWriterIT {

    private static final UUID UNWRITABLE = UUID.randomUUID();

    private static final String CALLED = """
            INSERT INTO send_attempt (message_id, conversation_id, phone_number_id, state, command, requested_at, received_at,
                calls, leased_by, leased_until)
            VALUES (?, gen_random_uuid(), 'a number', 'CALLING', '{}', now(), now(), 1, gen_random_uuid(), now() + interval '1 hour')
            """;

    private static final String REFUSE =
            "ALTER TABLE send_attempt ADD CONSTRAINT unwritable CHECK (message_id <> '%s' OR wamid IS NULL)"
                    .formatted(UNWRITABLE);

    private final OutcomeWriter writer;
    private final DataSource database;

    OutcomeWriterIT(Outcomes outcomes, DataSource database) {
        this.writer = new OutcomeWriter(outcomes);
        this.database = database;
    }

    @Test
    void oneOutcomeThatCannotBeWrittenHoldsUpNoOther() throws SQLException {
        try (var topics = new TopicEnds();
                var connection = database.getConnection()) {
            // Given
            Sql.update(connection, CALLED, UNWRITABLE);
            Sql.update(connection, REFUSE);
            var chat = new Chat(topics);
            var stuck = writer.write(claim(chat, UNWRITABLE), new SendOutcome.Accepted("wamid.x"));
            var others = IntStream.range(0, 300)
                    .mapToObj(_ -> writer.write(claim(chat, UUID.randomUUID()), new SendOutcome.Accepted("wamid.y")))
                    .toList();

            // When
            writer.start(new StartupEvent());

            // Then
            await().atMost(Duration.ofSeconds(30)).until(() -> others.stream().allMatch(CompletableFuture::isDone));
            assertThat(stuck).isNotDone();

            // When
            letItBeWritten();

            // Then
            await().atMost(Duration.ofSeconds(30)).until(stuck::isDone);
        } finally {
            writer.stop();
            letItBeWritten();
        }
    }

    private void letItBeWritten() throws SQLException {
        try (var connection = database.getConnection()) {
            Sql.update(connection, "ALTER TABLE send_attempt DROP CONSTRAINT IF EXISTS unwritable");
        }
    }

    /** But for one, nobody has a row for these messages any more: writing their outcome changes nothing. */
    private static Claim claim(Chat chat, UUID messageId) {
        var allowed = new Decision.Allow("window_open", "the customer wrote within the last 24 hours", List.of());
        return new Claim(
                chat.command(messageId, MessageContent.Text.of("hello")), Lane.LIVE, 1, allowed, Instant.now());
    }
}
