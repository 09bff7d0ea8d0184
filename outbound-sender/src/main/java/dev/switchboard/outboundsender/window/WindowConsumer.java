package dev.switchboard.outboundsender.window;

import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.contracts.conversation.ContactsSeparated;
import dev.switchboard.contracts.conversation.ConversationEvent;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.InteractionClosed;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.LinkPreviewed;
import dev.switchboard.contracts.conversation.MarketingPreferenceChosen;
import dev.switchboard.contracts.conversation.MediaStored;
import dev.switchboard.contracts.conversation.MediaUnavailable;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageChanged;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.contracts.conversation.WindowClosing;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the table of windows as conversation events tell it. */
@ApplicationScoped
class WindowConsumer {

    private final Windows windows;
    private final EventConsumer<ConversationEvent> consumer;

    WindowConsumer(Windows windows, EventConsumers consumers) {
        this.windows = windows;
        this.consumer = consumers.consumer("outbound-sender.windows", ConversationEvent.class, this::apply);
    }

    @Incoming("conversation-windows")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }

    private void apply(List<Received<ConversationEvent>> batch, Outbox outbox) throws SQLException {
        windows.apply(batch.stream()
                .flatMap(received ->
                        change(received.event(), received.cloudEvent().id()).stream())
                .toList());
    }

    static Optional<WindowChange> change(ConversationEvent event, String evidence) {
        return switch (event) {
            case WindowOpened opened ->
                Optional.of(new WindowChange.Opened(
                        opened.conversationId(),
                        opened.phoneNumberId(),
                        opened.openedAt(),
                        opened.expiresAt(),
                        evidence));
            case MessageAdded added ->
                Optional.ofNullable(added.windowExpiresAt())
                        .map(expiresAt -> new WindowChange.Opened(
                                added.conversationId(), added.phoneNumberId(), added.sentAt(), expiresAt, evidence));
            case WindowClosed closed ->
                switch (closed.cause()) {
                    // Its expiry is known here and tells the same, whatever order the news comes in.
                    case EXPIRED -> Optional.empty();
                    case CLOSED_BY_META, OTHER ->
                        Optional.of(new WindowChange.Closed(closed.conversationId(), closed.closedAt(), evidence));
                };
            case ConversationStarted _,
                    MessageStatusAdvanced _,
                    MessageChanged _,
                    MediaStored _,
                    MediaUnavailable _,
                    LinkPreviewed _,
                    WindowClosing _,
                    InteractionOpened _,
                    InteractionClosed _,
                    ContactChanged _,
                    ContactsMerged _,
                    ContactsSeparated _,
                    ContactErased _,
                    MarketingPreferenceChosen _ -> Optional.empty();
        };
    }
}
