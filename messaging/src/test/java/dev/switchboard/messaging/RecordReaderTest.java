package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Command;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.messaging.RecordReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private final RecordReader<OutboundEvent> reader = new RecordReader<>("ours", OutboundEvent.class, false);

    @Test
    void readsBackWhatTheOutboxWrites() {
        // Given
        var event = Workbench.accepted(1, 2, "wamid.3");
        var written = OutboxRow.of("topic", "key", event).toRecord();

        // When
        var reading = reader.read(new ConsumerRecord<>(
                "topic",
                4,
                5,
                6L,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                "key",
                written.value(),
                new RecordHeaders(written.headers()),
                Optional.empty()));

        // Then
        assertThat(reading).isEqualTo(new Reading.Wanted<>(new Received<>(event, "topic", 4, 5, "key")));
    }

    @Test
    void toleratesFieldsOfANewerWriter() {
        var reading = reader.read(record(Map.of(CloudEvent.TYPE, "MessageAccepted", CloudEvent.ID, "1"), """
                {"messageId": "00000000-0000-0000-0000-000000000001", "conversationId": "00000000-0000-0000-0000-000000000002",
                 "wamid": "wamid.1", "attempt": 1, "acceptedAt": "2026-11-01T12:00:00Z", "colour": "green"}"""));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Wanted.class,
                        wanted -> assertThat(wanted.received().event()).isInstanceOf(MessageAccepted.class));
    }

    @Test
    void leavesAsideTypesThatItDoesNotKnowOrWant() {
        assertThat(reader.read(record(Map.of(CloudEvent.TYPE, "HologramSent", CloudEvent.ID, "1"), "{}")))
                .isEqualTo(new Reading.Foreign<>());
        assertThat(reader.read(record(Map.of(CloudEvent.TYPE, "SendMessage", CloudEvent.ID, "1"), "{}")))
                .isEqualTo(new Reading.Foreign<>());
    }

    @Test
    void cannotReadSuchTypesWhereTheirSenderWaitsForAWord() {
        var answered = new RecordReader<>("ours", OutboundEvent.class, true);

        assertThat(answered.read(record(Map.of(CloudEvent.TYPE, "HologramSent", CloudEvent.ID, "1"), "{}")))
                .isEqualTo(new Reading.Unreadable<>("header ce_type names no OutboundEvent"));
        assertThat(answered.read(record(Map.of(CloudEvent.TYPE, "SendMessage", CloudEvent.ID, "1"), "{}")))
                .isEqualTo(new Reading.Unreadable<>("header ce_type names no OutboundEvent"));
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(reader.read(record(Map.of(CloudEvent.ID, "1"), "{}")))
                .isEqualTo(new Reading.Unreadable<>("header ce_type is missing"));
        assertThat(reader.read(record(Map.of(CloudEvent.TYPE, "MessageAccepted"), "{}")))
                .isEqualTo(new Reading.Unreadable<>("header ce_id is missing"));
    }

    @Test
    void takesJsonNullForAValueThatIsMissing() {
        var reading = reader.read(record(Map.of(CloudEvent.TYPE, "MessageAccepted", CloudEvent.ID, "1"), "null"));

        assertThat(reading).isEqualTo(new Reading.Unreadable<>("value is null"));
    }

    @Test
    void takesNoNoticeOfTheEndOfAKeyWhereOnlyTheLatestIsKept() {
        var end = OutboxRow.endOf(Topics.CONSENT_STATE, "key", Workbench.accepted(1, 2, "wamid.3"))
                .toRecord();
        var bare = new ConsumerRecord<String, byte[]>(Topics.CONSENT_STATE, 0, 0, "key", null);
        var lost = new ConsumerRecord<String, byte[]>(Topics.CONSENT_EVENTS, 0, 0, "key", null);

        assertThat(end.value()).isNull();
        assertThat(reader.read(bare)).isEqualTo(new Reading.Foreign<>());
        assertThat(reader.read(lost)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void saysWhereAValueIsBrokenWithoutQuotingIt() {
        var reading = reader.read(record(
                Map.of(CloudEvent.TYPE, "MessageAccepted", CloudEvent.ID, "1"), "{\"wamid\": \"my secret\", oops}"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.cause())
                                .contains("MessageAccepted", "line 1")
                                .doesNotContain("my secret"));
    }

    @Test
    void readsNoCommandThatBreaksItsPublishedSchema() {
        assertThat(command("MarkRead", """
                {"conversationId": "00000000-0000-0000-0000-000000000002", "phoneNumberId": 100000000000001,
                 "readMessageId": "wamid.1"}"""))
                .isEqualTo(
                        new Reading.Unreadable<>("value does not fit MarkRead: /phoneNumberId is not a JSON string"));
    }

    @Test
    void readsNoCommandThatSaysOneThingTwice() {
        assertThat(command("MarkRead", """
                {"conversationId": "00000000-0000-0000-0000-000000000002", "phoneNumberId": 1, "readMessageId": "wamid.1",
                 "phoneNumberId": "100000000000001"}""")).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void listsNoMistakesOfWhatIsTooLargeForACommand() {
        assertThat(command("SendMessage", "[1%s]".formatted(",1".repeat(Command.MOST_BYTES / 2))))
                .isEqualTo(new Reading.Unreadable<>("value does not fit SendMessage: it is larger than 262144 bytes"));
    }

    private static Reading<OutboundCommand> command(String type, String value) {
        return new RecordReader<>("ours", OutboundCommand.class, true)
                .read(record(Map.of(CloudEvent.TYPE, type, CloudEvent.ID, "1"), value));
    }

    private static ConsumerRecord<String, byte[]> record(Map<String, String> headers, String value) {
        var recordHeaders = new RecordHeaders();
        headers.forEach((name, text) -> recordHeaders.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                0L,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                "key",
                value.getBytes(StandardCharsets.UTF_8),
                recordHeaders,
                Optional.empty());
    }
}
