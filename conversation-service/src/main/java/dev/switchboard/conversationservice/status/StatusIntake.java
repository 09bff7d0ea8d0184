package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.conversationservice.batch.EventTime;
import dev.switchboard.conversationservice.contact.PortfolioConfig;
import dev.switchboard.conversationservice.identity.AddresseeIds;
import dev.switchboard.conversationservice.timeline.MessageShells;
import dev.switchboard.conversationservice.window.WindowRules;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lays Meta's statuses upon the messages they are about: found by our own id, which Meta echoes, else by Meta's. What
 * finds no message is parked.
 */
@ApplicationScoped
class StatusIntake implements BatchHandler<MessageStatusChanged> {

    private final DataSource dataSource;
    private final Progress progress;
    private final ParkedStatuses parked;
    private final MessageShells shells;
    private final AddresseeIds addressees;
    private final PortfolioConfig portfolios;
    private final InstantSource clock;

    StatusIntake(
            DataSource dataSource,
            Progress progress,
            ParkedStatuses parked,
            MessageShells shells,
            AddresseeIds addressees,
            PortfolioConfig portfolios,
            InstantSource clock) {
        this.dataSource = dataSource;
        this.progress = progress;
        this.parked = parked;
        this.shells = shells;
        this.addressees = addressees;
        this.portfolios = portfolios;
        this.clock = clock;
    }

    @Override
    public void apply(List<Received<MessageStatusChanged>> batch, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        var statuses = batch.stream()
                .filter(received -> received.event().subject() == MessageStatusChanged.Subject.MESSAGE)
                .map(received -> told(received, now))
                .flatMap(Optional::stream)
                .toList();
        if (statuses.isEmpty()) {
            return;
        }
        try (var connection = dataSource.getConnection()) {
            addressees.learn(connection, named(batch, now), now, outbox);
            var ids = statuses.stream()
                    .map(Told::messageId)
                    .flatMap(Optional::stream)
                    .toList();
            var wamids = statuses.stream().map(told -> told.status().wamid()).toList();
            var book = progress.open(connection, ids, wamids, now);
            var strangers = new ArrayList<Told>();
            for (var told : statuses) {
                var message = find(book, told);
                if (message == null) {
                    strangers.add(told);
                } else {
                    book.name(message, told.status().wamid());
                    told.status().facts().forEach(fact -> book.learn(message, fact, told.traceparent()));
                }
            }
            parked.park(connection, withoutErased(connection, strangers), now);
            progress.save(connection, book, outbox);
        }
    }

    /** What is told of a message that was erased waits for nothing. */
    private List<ParkedStatus> withoutErased(Connection connection, List<Told> strangers) throws SQLException {
        var ids = strangers.stream().flatMap(told -> told.messageId().stream()).toList();
        var erased = shells.erased(connection, ids);
        return strangers.stream()
                .filter(told -> told.messageId().filter(erased::contains).isEmpty())
                .map(Told::status)
                .toList();
    }

    /** Those of whom a status tells a user id; in groups it is told of a participant. */
    private List<AddresseeIds.Told> named(List<Received<MessageStatusChanged>> batch, Instant now) {
        return batch.stream()
                .filter(received -> received.event().subject() == MessageStatusChanged.Subject.MESSAGE
                        && received.event().groupParticipant() == null)
                .flatMap(received -> {
                    var status = received.event();
                    var recipient = status.recipient();
                    return recipient == null || recipient.userId() == null
                            ? Stream.empty()
                            : Stream.of(new AddresseeIds.Told(
                                    status.messageId(),
                                    ourId(status.callbackData()).orElse(null),
                                    portfolios.of(status.wabaId()),
                                    recipient,
                                    EventTime.of(status.sentAt(), status.receivedAt(), now),
                                    received.cloudEvent().id()));
                })
                .toList();
    }

    private static @Nullable TrackedMessage find(ProgressBook book, Told told) {
        var byWamid = book.byWamid(told.status().wamid());
        return byWamid != null ? byWamid : told.messageId().map(book::byId).orElse(null);
    }

    private static Optional<Told> told(Received<MessageStatusChanged> received, Instant now) {
        var status = received.event();
        var step = switch (status.status()) {
            case SENT -> ParkedStatus.Step.SENT;
            case DELIVERED -> ParkedStatus.Step.DELIVERED;
            case READ, PLAYED -> ParkedStatus.Step.READ;
            case FAILED -> ParkedStatus.Step.FAILED;
            case OTHER -> null;
        };
        if (step == null) {
            return Optional.empty();
        }
        var at = EventTime.of(status.sentAt(), status.receivedAt(), now);
        return Optional.of(new Told(
                new ParkedStatus(status.messageId(), step, at, errorOf(status), status.pricing()),
                ourId(status.callbackData()),
                received.cloudEvent().traceparent()));
    }

    /** The error to show: that the window is closed says more than whatever comes with it. */
    private static @Nullable MetaError errorOf(MessageStatusChanged status) {
        return status.errors().stream()
                .filter(error -> error.code() == WindowRules.CLOSED_BY_META)
                .findFirst()
                .orElseGet(
                        () -> status.errors().isEmpty() ? null : status.errors().getFirst());
    }

    /** Our own message id as Meta echoes it; others who send from the same number may put anything there. */
    private static Optional<UUID> ourId(@Nullable String callbackData) {
        if (callbackData == null || callbackData.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(callbackData));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record Told(
            ParkedStatus status,
            Optional<UUID> messageId,
            @Nullable String traceparent) {}
}
