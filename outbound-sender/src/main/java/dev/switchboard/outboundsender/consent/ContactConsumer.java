package dev.switchboard.outboundsender.consent;

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
import dev.switchboard.outboundsender.consent.ContactAddresses.Told;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps whose conversation is whose, and who they are, as conversation events tell it. */
@ApplicationScoped
class ContactConsumer {

    private final Consents consents;
    private final ContactAddresses addresses;
    private final EventConsumer<ConversationEvent> consumer;

    ContactConsumer(Consents consents, ContactAddresses addresses, EventConsumers consumers) {
        this.consents = consents;
        this.addresses = addresses;
        this.consumer = consumers.consumer("outbound-sender.contacts", ConversationEvent.class, this::apply);
    }

    @Incoming("conversation-contacts")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }

    private void apply(List<Received<ConversationEvent>> batch, Outbox outbox) throws SQLException {
        var contacts = new LinkedHashMap<UUID, UUID>();
        var formerContacts = new HashMap<UUID, @Nullable UUID>();
        var told = new ArrayList<Told>();
        for (var received : batch) {
            tell(received.event(), contacts);
            join(received.event(), formerContacts);
            if (received.event() instanceof ContactChanged changed) {
                told.add(Told.of(
                        changed.contactId(),
                        changed.customer(),
                        received.cloudEvent().time()));
            }
        }
        consents.belong(contacts);
        consents.join(formerContacts);
        addresses.keep(told);
    }

    private static void join(ConversationEvent event, Map<UUID, @Nullable UUID> formerContacts) {
        if (event instanceof ContactsMerged merged) {
            formerContacts.put(merged.conversationId(), merged.mergedContactId());
            if (merged.mergedConversationId() != null) {
                formerContacts.put(merged.mergedConversationId(), merged.mergedContactId());
            }
        } else if (event instanceof ContactsSeparated separated) {
            formerContacts.put(separated.conversationId(), null);
            if (separated.separatedConversationId() != null) {
                formerContacts.put(separated.separatedConversationId(), null);
            }
        }
    }

    private static void tell(ConversationEvent event, Map<UUID, UUID> contacts) {
        switch (event) {
            case ConversationStarted started -> contacts.put(started.conversationId(), started.contactId());
            case MessageAdded added -> contacts.put(added.conversationId(), added.contactId());
            case ContactChanged changed -> contacts.put(changed.conversationId(), changed.contactId());
            case ContactsMerged merged -> {
                contacts.put(merged.conversationId(), merged.survivingContactId());
                if (merged.mergedConversationId() != null) {
                    contacts.put(merged.mergedConversationId(), merged.survivingContactId());
                }
            }
            case ContactsSeparated separated -> {
                contacts.put(separated.conversationId(), separated.contactId());
                if (separated.separatedConversationId() != null) {
                    contacts.put(separated.separatedConversationId(), separated.separatedContactId());
                }
            }
            case MessageStatusAdvanced _,
                    MessageChanged _,
                    MediaStored _,
                    MediaUnavailable _,
                    LinkPreviewed _,
                    WindowOpened _,
                    WindowClosing _,
                    WindowClosed _,
                    InteractionOpened _,
                    InteractionClosed _,
                    ContactErased _,
                    MarketingPreferenceChosen _ -> {
                // The others tell nothing of who it is.
            }
        }
    }
}
