package dev.switchboard.conversationservice.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.ContactForgotten;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.outbound.OutcomeUnsettled;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes of messages that are not on the timeline: commands and outcomes have topics of their own, and either may be read
 * first. Those of a message that never joins a timeline, because nobody knows its conversation, are forgotten after a while.
 */
@ApplicationScoped
class ParkedOutcomes {

    private static final String PARK = """
            INSERT INTO parked_outcome (id, message_id, type, event, parked_at)
            SELECT id, message_id, type, event::jsonb, parked_at
            FROM unnest(?, ?, ?, ?, ?) AS p (id, message_id, type, event, parked_at)
            """;

    private static final String TAKE = """
            DELETE FROM parked_outcome WHERE message_id = ANY (?) RETURNING type, event::text
            """;

    private static final String TAKE_MISSED = """
            DELETE FROM parked_outcome p USING message m
            WHERE p.parked_at > ? AND m.id = p.message_id
            RETURNING p.type, p.event::text
            """;

    private static final String PURGE = "DELETE FROM parked_outcome WHERE parked_at < ?";

    void park(Connection connection, Collection<OutboundEvent> outcomes, Instant now) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        Columns.of(outcomes)
                .uuid(_ -> UuidCreator.getTimeOrderedEpoch())
                .uuid(ParkedOutcomes::messageOf)
                .text(event -> event.getClass().getSimpleName())
                .json(TrackedMessages::write)
                .instant(_ -> now)
                .update(connection, PARK);
    }

    /** Takes out what is parked for these messages. */
    List<OutboundEvent> take(Connection connection, Collection<UUID> messageIds) throws SQLException {
        if (messageIds.isEmpty()) {
            return List.of();
        }
        try (var statement = Columns.of(messageIds).uuid(id -> id).prepare(connection, TAKE)) {
            return read(statement);
        }
    }

    /** Takes out what one transaction parked since then while another added the message. */
    List<OutboundEvent> takeMissed(Connection connection, Instant since) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE_MISSED)) {
            statement.setObject(1, Times.utc(since));
            return read(statement);
        }
    }

    /** Forgets outcomes whose message will not come any more. */
    int purge(Connection connection, Instant before) throws SQLException {
        try (var statement = connection.prepareStatement(PURGE)) {
            statement.setObject(1, Times.utc(before));
            return statement.executeUpdate();
        }
    }

    private static List<OutboundEvent> read(PreparedStatement statement) throws SQLException {
        var events = new ArrayList<OutboundEvent>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                events.add(eventOf(rows.getString(1), rows.getString(2)));
            }
        }
        return events;
    }

    private static OutboundEvent eventOf(String type, String json) {
        try {
            var known = Topics.eventType(type).orElseThrow().asSubclass(OutboundEvent.class);
            return EventJson.mapper().readValue(json, known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parked outcome cannot be read as " + type, e);
        }
    }

    private static @Nullable UUID messageOf(OutboundEvent event) {
        return switch (event) {
            case MessageAccepted accepted -> accepted.messageId();
            case MessageRefused refused -> refused.messageId();
            case MessageFailed failed -> failed.messageId();
            case MessageOutcomeUnknown unknown -> unknown.messageId();
            case OutcomeSettled settled -> settled.messageId();
            case OutcomeUnsettled _, ContactForgotten _ -> null;
        };
    }
}
