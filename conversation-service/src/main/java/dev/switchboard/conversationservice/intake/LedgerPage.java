package dev.switchboard.conversationservice.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.Referral;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.interaction.InteractionBook;
import dev.switchboard.conversationservice.media.ExpectedMedia;
import dev.switchboard.conversationservice.timeline.ConversationBook;
import dev.switchboard.conversationservice.timeline.MessageChange;
import dev.switchboard.conversationservice.timeline.NewMessage;
import dev.switchboard.conversationservice.window.WindowBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deeds of one batch, laid into conversations in memory: the rows to store and what the others must hear. */
final class LedgerPage {

    private final ConversationBook threads;
    private final WindowBook windows;
    private final InteractionBook interactions;
    private final Map<String, UUID> idsByWamid;
    private final Instant now;
    private final List<NewMessage> messages = new ArrayList<>();
    private final Map<UUID, MessageContent> contents = new LinkedHashMap<>();
    private final List<MessageChange> changes = new ArrayList<>();
    private final List<ExpectedMedia> media = new ArrayList<>();
    private final List<Announcement> announcements = new ArrayList<>();

    LedgerPage(
            ConversationBook threads,
            WindowBook windows,
            InteractionBook interactions,
            Map<String, UUID> idsByWamid,
            Instant now) {
        this.threads = threads;
        this.windows = windows;
        this.interactions = interactions;
        this.idsByWamid = idsByWamid;
        this.now = now;
    }

    void enter(Deed deed) {
        var conversationId = conversationOf(deed);
        switch (deed) {
            case Deed.Wrote wrote -> {
                announcements.addAll(
                        windows.activity(conversationId, wrote.phoneNumberId(), wrote.at(), now, wrote.traceparent()));
                interactions
                        .ensureOpen(
                                conversationId, InteractionOpened.OpenedBy.CUSTOMER, wrote.at(), wrote.traceparent())
                        .ifPresent(announcements::add);
                addInbound(conversationId, wrote);
            }
            case Deed.WasWrittenTo echo -> addEcho(conversationId, echo);
            case Deed.Changed changed -> {
                if (changed.byCustomer()) {
                    actedSilently(conversationId, changed);
                }
                changes.add(changed.change());
            }
            case Deed.Called called -> actedSilently(conversationId, called);
        }
    }

    WindowBook windows() {
        return windows;
    }

    InteractionBook interactions() {
        return interactions;
    }

    List<NewMessage> messages() {
        return messages;
    }

    /** What the new messages say, by our ids. */
    Map<UUID, MessageContent> contents() {
        return contents;
    }

    /** The files that came with the messages. */
    List<ExpectedMedia> media() {
        return media;
    }

    List<MessageChange> changes() {
        return changes;
    }

    /** The messages that a change may be parked for: those that are new, and those that were changed. */
    List<String> changeable() {
        var wamids = new ArrayList<String>();
        messages.forEach(message -> {
            if (message.wamid() != null) {
                wamids.add(message.wamid());
            }
        });
        changes.forEach(change -> wamids.add(change.originalWamid()));
        return wamids;
    }

    List<Announcement> announcements() {
        return announcements;
    }

    private UUID conversationOf(Deed deed) {
        var thread = deed.thread();
        var known = threads.find(thread);
        if (known != null) {
            return known;
        }
        var conversationId = threads.start(thread, deed.at());
        var contact = deed.contact().survivor();
        announcements.addAll(IdentityKeeper.introduced(
                conversationId, contact, deed.phoneNumberId(), deed.at(), deed.traceparent(), now));
        return conversationId;
    }

    private void actedSilently(UUID conversationId, Deed deed) {
        announcements.addAll(
                windows.silentActivity(conversationId, deed.phoneNumberId(), deed.at(), now, deed.traceparent()));
    }

    private void addInbound(UUID conversationId, Deed.Wrote wrote) {
        var message = new NewMessage(
                UuidCreator.getTimeOrderedEpoch(),
                conversationId,
                wrote.groupId() == null ? null : wrote.contact().survivor().id(),
                interactions.openIn(conversationId),
                wrote.wamid(),
                MessageAdded.Direction.INBOUND,
                DeedReader.json(wrote.content()),
                wrote.at(),
                now,
                wrote.quotedWamid(),
                MessageOrigin.context(wrote.context()),
                MessageOrigin.referral(wrote.referral()),
                wrote.standby(),
                MessageState.RECEIVED);
        var window = windows.of(conversationId);
        var windowExpiresAt = window == null ? null : window.expiresAt();
        add(message, wrote, wrote.content(), windowExpiresAt, wrote.context(), wrote.referral());
    }

    private void addEcho(UUID conversationId, Deed.WasWrittenTo echo) {
        var message = new NewMessage(
                UuidCreator.getTimeOrderedEpoch(),
                conversationId,
                null,
                interactions.openIn(conversationId),
                echo.wamid(),
                MessageAdded.Direction.ECHO,
                DeedReader.json(echo.content()),
                echo.at(),
                now,
                echo.quotedWamid(),
                MessageOrigin.context(echo.context()),
                null,
                false,
                MessageState.SENT);
        add(message, echo, echo.content(), null, echo.context(), null);
    }

    private void add(
            NewMessage message,
            Deed deed,
            MessageContent content,
            @Nullable Instant windowExpiresAt,
            @Nullable MessageContext context,
            @Nullable Referral referral) {
        messages.add(message);
        contents.put(message.id(), content);
        if (content instanceof MessageContent.Media file) {
            media.add(new ExpectedMedia(message.id(), file, now));
        }
        threads.messageAt(message.conversationId(), message.sentAt());
        var wamid = message.wamid();
        if (wamid != null) {
            idsByWamid.put(wamid, message.id());
        }
        var quoted = message.quotedWamid();
        announcements.add(Announcement.of(
                CloudEvent.idOf(MessageAdded.class, wamid == null ? message.id().toString() : wamid),
                message.conversationId(),
                now,
                deed.traceparent(),
                new MessageAdded(
                        message.conversationId(),
                        deed.contact().survivor().id(),
                        message.id(),
                        deed.phoneNumberId(),
                        message.direction(),
                        content,
                        message.sentAt(),
                        message.recordedAt(),
                        message.interactionId(),
                        quoted == null ? null : idsByWamid.get(quoted),
                        windowExpiresAt,
                        message.standby(),
                        context,
                        referral,
                        null)));
    }
}
