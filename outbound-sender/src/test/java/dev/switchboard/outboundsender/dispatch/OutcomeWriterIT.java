package dev.switchboard.outboundsender.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A writer of its own, beside the running one. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class OutcomeWriterIT {

    /** PostgreSQL takes no text with it. */
    private static final SendOutcome UNWRITABLE = new SendOutcome.Unknown("\0");

    private final OutcomeWriter writer;

    OutcomeWriterIT(Outcomes outcomes) {
        this.writer = new OutcomeWriter(outcomes);
    }

    @Test
    void oneOutcomeThatCannotBeWrittenHoldsUpNoOther() {
        try (var topics = new TopicEnds()) {
            // Given
            var chat = new Chat(topics);
            var stuck = writer.write(claim(chat), UNWRITABLE);
            var others = IntStream.range(0, 300)
                    .mapToObj(_ -> writer.write(claim(chat), new SendOutcome.Accepted("wamid.x")))
                    .toList();

            // When
            writer.start(new StartupEvent());

            // Then
            await().atMost(Duration.ofSeconds(30)).until(() -> others.stream().allMatch(CompletableFuture::isDone));
            assertThat(stuck).isNotDone();
        } finally {
            writer.stop();
        }
    }

    /** A message that nobody has a row for any more: writing its outcome changes nothing. */
    private static Claim claim(Chat chat) {
        return new Claim(chat.command(UUID.randomUUID(), MessageContent.Text.of("hello")), Lane.LIVE, 1, Instant.now());
    }
}
