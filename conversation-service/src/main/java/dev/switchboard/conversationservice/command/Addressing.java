package dev.switchboard.conversationservice.command;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.contracts.outbound.ShowTyping;
import dev.switchboard.conversationservice.batch.EventTime;
import dev.switchboard.conversationservice.contact.ContactBook;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.contact.Named;
import dev.switchboard.conversationservice.contact.NumberPortfolios;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.ThreadKey;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds out to whom the commands of one batch go; who is new becomes a contact, and who can be nobody is refused. */
@ApplicationScoped
class Addressing {

    private final NumberPortfolios portfolios;
    private final Contacts contacts;
    private final IdentityKeeper identities;
    private final Conversations conversations;

    Addressing(NumberPortfolios portfolios, Contacts contacts, IdentityKeeper identities, Conversations conversations) {
        this.portfolios = portfolios;
        this.contacts = contacts;
        this.identities = identities;
        this.conversations = conversations;
    }

    /** The messages that are to join timelines, in the order of the batch. */
    List<Wish> wishes(Connection connection, List<Received<OutboundCommand>> batch, Instant now, Outbox outbox)
            throws SQLException {
        var threads = conversations.threadsOf(connection, conversationsOf(batch));
        var people = batch.stream()
                .map(Received::event)
                .filter(SendToRecipient.class::isInstance)
                .map(SendToRecipient.class::cast)
                .filter(command -> Refusal.of(command.recipient()).isEmpty())
                .toList();
        var numbers = portfolios.of(
                connection, people.stream().map(SendToRecipient::phoneNumberId).toList());
        var book = contacts.open(
                connection,
                people.stream()
                        .map(command -> Named.customer(numbers.of(command.phoneNumberId()), refOf(command.recipient())))
                        .toList());
        var wishes = new ArrayList<Wish>(batch.size());
        for (var received : batch) {
            wish(received, threads, numbers, book, now, outbox).ifPresent(wishes::add);
        }
        identities.save(connection, book, now, outbox);
        return wishes;
    }

    /** Who is meant by the ids of one recipient that somebody can be. */
    KnownContact contact(Connection connection, String phoneNumberId, Recipient recipient, Instant now, Outbox outbox)
            throws SQLException {
        var portfolio = portfolios.of(connection, List.of(phoneNumberId)).of(phoneNumberId);
        var customer = refOf(recipient);
        var book = contacts.open(connection, List.of(Named.customer(portfolio, customer)));
        var contact = book.resolveRecipient(portfolio, customer, now);
        identities.save(connection, book, now, outbox);
        return contact;
    }

    private static Optional<Wish> wish(
            Received<OutboundCommand> received,
            Map<UUID, ThreadKey> threads,
            NumberPortfolios.Found numbers,
            ContactBook book,
            Instant now,
            Outbox outbox) {
        var trace = received.cloudEvent().traceparent();
        return switch (received.event()) {
            case SendMessage command -> {
                var thread = threads.get(command.conversationId());
                // A conversation that nobody here knows, and a group, are for the sender to answer.
                yield thread == null || thread.contactId() == null
                        ? Optional.empty()
                        : Optional.of(new Wish.ToConversation(command, thread, trace));
            }
            case SendToRecipient command -> {
                var refused = Refusal.of(command.recipient());
                if (refused.isPresent()) {
                    refused.get().announced(command.messageId(), trace, now).addTo(outbox);
                    yield Optional.empty();
                }
                var contact = book.resolveRecipient(
                        numbers.of(command.phoneNumberId()),
                        refOf(command.recipient()),
                        EventTime.of(command.requestedAt(), now, now));
                if (!contact.describable()) {
                    Refusal.UNREACHABLE
                            .announced(command.messageId(), trace, now)
                            .addTo(outbox);
                    yield Optional.empty();
                }
                yield Optional.of(new Wish.ToPerson(command, contact, received.topic(), trace));
            }
            case MarkRead _, ShowTyping _ -> Optional.empty();
        };
    }

    private static List<UUID> conversationsOf(List<Received<OutboundCommand>> batch) {
        return batch.stream()
                .map(Received::event)
                .filter(SendMessage.class::isInstance)
                .map(command -> ((SendMessage) command).conversationId())
                .distinct()
                .toList();
    }

    private static CustomerRef refOf(Recipient recipient) {
        return new CustomerRef(recipient.waId(), recipient.userId(), null, null, null);
    }
}
