package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import dev.switchboard.contracts.outbound.MessageAccepted;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** The smallest service: each event adds one row, without asking whether it is there, and one event follows from it. */
final class Bookkeeping implements BatchHandler<MessageAccepted> {

    static final String POISON = "wamid.POISON";

    private final JdbcUnitOfWork transactions;
    private final String topic;

    Bookkeeping(JdbcUnitOfWork transactions, String topic) {
        this.transactions = transactions;
        this.topic = topic;
    }

    @Override
    public void apply(List<Received<MessageAccepted>> batch, Outbox outbox) throws SQLException {
        try (var statement = transactions.current().prepareStatement("insert into effect (message_id) values (?)")) {
            for (var received : batch) {
                if (received.event().wamid().equals(POISON)) {
                    throw new IllegalStateException("this record can never work");
                }
                statement.setObject(1, received.event().messageId());
                statement.addBatch();
                outbox.add(topic, received.event().conversationId().toString(), following(received.event()));
            }
            statement.executeBatch();
        }
    }

    private static CloudEvent<MessageStatusAdvanced> following(MessageAccepted accepted) {
        return new CloudEvent<>(
                CloudEvent.idOf(
                        MessageStatusAdvanced.class, accepted.messageId().toString()),
                URI.create("/bookkeeping"),
                null,
                accepted.acceptedAt(),
                null,
                new MessageStatusAdvanced(
                        accepted.conversationId(),
                        accepted.messageId(),
                        MessageState.SENT,
                        accepted.acceptedAt(),
                        null,
                        null,
                        null,
                        null));
    }
}
