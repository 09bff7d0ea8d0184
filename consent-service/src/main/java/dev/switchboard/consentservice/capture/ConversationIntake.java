package dev.switchboard.consentservice.capture;

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
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Takes a batch of conversation events: identities change one by one, everything between them is applied as a whole. */
@ApplicationScoped
class ConversationIntake implements BatchHandler<ConversationEvent> {

    private final DataSource database;
    private final Capture capture;
    private final Identities identities;
    private final InstantSource clock;

    ConversationIntake(DataSource database, Capture capture, Identities identities, InstantSource clock) {
        this.database = database;
        this.capture = capture;
        this.identities = identities;
        this.clock = clock;
    }

    @Override
    public void apply(List<Received<ConversationEvent>> batch, Outbox outbox) throws SQLException {
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            var stretch = new ArrayList<Received<ConversationEvent>>();
            for (var received : batch) {
                switch (received.event()) {
                    case ContactsMerged merged -> {
                        capture.apply(connection, stretch, now, outbox);
                        stretch.clear();
                        identities.merge(
                                connection, merged.survivingContactId(), merged.mergedContactId(), now, outbox);
                    }
                    case ContactsSeparated separated -> {
                        capture.apply(connection, stretch, now, outbox);
                        stretch.clear();
                        identities.separate(
                                connection, separated.contactId(), separated.separatedContactId(), now, outbox);
                    }
                    case ContactErased erased -> {
                        capture.apply(connection, stretch, now, outbox);
                        stretch.clear();
                        identities.erase(connection, erased, now, outbox);
                    }
                    case ConversationStarted _,
                            MessageAdded _,
                            MessageStatusAdvanced _,
                            MessageChanged _,
                            MediaStored _,
                            MediaUnavailable _,
                            LinkPreviewed _,
                            WindowOpened _,
                            WindowClosing _,
                            WindowClosed _,
                            InteractionOpened _,
                            InteractionClosed _,
                            ContactChanged _,
                            MarketingPreferenceChosen _ -> stretch.add(received);
                }
            }
            capture.apply(connection, stretch, now, outbox);
        }
    }
}
