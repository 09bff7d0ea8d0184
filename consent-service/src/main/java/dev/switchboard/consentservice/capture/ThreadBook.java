package dev.switchboard.consentservice.capture;

import dev.switchboard.consentservice.directory.KnownThread;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentSource;
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
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.contracts.conversation.WindowClosing;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.messaging.Received;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The threads of one stretch of events, event by event as it was when each happened. */
final class ThreadBook {

    /** Meta's code for a customer who stopped marketing of this business. */
    private static final int STOPPED_MARKETING = 131050;

    private final Map<UUID, KnownThread> threads;
    private final Map<UUID, KnownThread> changed = new LinkedHashMap<>();

    ThreadBook(Map<UUID, KnownThread> stored) {
        this.threads = new HashMap<>(stored);
    }

    /** Threads that these events name. */
    static Set<UUID> named(List<Received<ConversationEvent>> stretch) {
        return stretch.stream()
                .flatMap(received -> Stream.ofNullable(
                        switch (received.event()) {
                            case ConversationStarted started -> started.conversationId();
                            case MessageAdded added -> added.conversationId();
                            case MessageChanged edited -> edited.conversationId();
                            case MessageStatusAdvanced advanced -> advanced.conversationId();
                            case WindowOpened opened -> opened.conversationId();
                            case WindowClosed closed -> closed.conversationId();
                            case MarketingPreferenceChosen chosen -> chosen.conversationId();
                            case MediaStored _,
                                    MediaUnavailable _,
                                    LinkPreviewed _,
                                    WindowClosing _,
                                    InteractionOpened _,
                                    InteractionClosed _,
                                    ContactChanged _,
                                    ContactsMerged _,
                                    ContactsSeparated _,
                                    ContactErased _ -> null;
                        }))
                .collect(Collectors.toSet());
    }

    /** Takes one event in; answers what in it may concern consent. */
    @Nullable
    Deed read(ConversationEvent event) {
        return switch (event) {
            case ConversationStarted started -> {
                var thread = thread(started.conversationId(), started.phoneNumberId());
                put(thread.written(started.contactId(), null));
                yield null;
            }
            case MessageAdded added -> read(added);
            case MessageChanged edited -> read(edited);
            case WindowOpened opened -> {
                var thread = thread(opened.conversationId(), opened.phoneNumberId());
                var known = thread.windowExpiresAt();
                if (known == null || opened.expiresAt().isAfter(known)) {
                    put(thread.windowUntil(opened.expiresAt()));
                }
                yield null;
            }
            case WindowClosed closed -> {
                var thread = thread(closed.conversationId(), closed.phoneNumberId());
                if (thread.open(closed.closedAt())) {
                    put(thread.windowUntil(closed.closedAt()));
                }
                yield null;
            }
            case MessageStatusAdvanced advanced -> read(advanced);
            case MarketingPreferenceChosen chosen -> read(chosen);
            case MediaStored _,
                    MediaUnavailable _,
                    LinkPreviewed _,
                    WindowClosing _,
                    InteractionOpened _,
                    InteractionClosed _,
                    ContactChanged _,
                    ContactsMerged _,
                    ContactsSeparated _,
                    ContactErased _ -> null;
        };
    }

    /** Threads that are not as they were stored. */
    Collection<KnownThread> changed() {
        return changed.values();
    }

    private @Nullable Deed read(MessageAdded added) {
        var thread = thread(added.conversationId(), added.phoneNumberId());
        if (added.onlyFills()) {
            // It tells whose thread it is; what somebody wrote long ago decides nothing now.
            put(thread.written(added.contactId(), null));
            return null;
        }
        switch (added.direction()) {
            case INBOUND -> {
                var written = thread.written(added.contactId(), added.windowExpiresAt());
                put(written);
                return new Deed.Said(
                        written,
                        added.contactId(),
                        added.messageId().toString(),
                        added.content(),
                        added.sentAt(),
                        added.quotedMessageId(),
                        false);
            }
            case OUTBOUND, ECHO -> {
                var last = thread.lastOutboundAt();
                if (last == null || !added.sentAt().isBefore(last)) {
                    put(thread.answered(added.contactId(), added.messageId(), added.sentAt()));
                }
            }
            case OTHER -> {
                // who wrote it is not for this version to guess
            }
        }
        return null;
    }

    private @Nullable Deed read(MessageChanged edited) {
        var thread = threads.get(edited.conversationId());
        var content = edited.content();
        if (edited.change() != MessageChanged.Change.EDITED || content == null || thread == null) {
            return null;
        }
        var contactId = thread.contactId();
        return contactId == null
                ? null
                : new Deed.Said(
                        thread,
                        contactId,
                        edited.messageId() + "@" + edited.changedAt(),
                        content,
                        edited.changedAt(),
                        null,
                        true);
    }

    private @Nullable Deed read(MessageStatusAdvanced advanced) {
        var error = advanced.error();
        if (advanced.state() != MessageState.FAILED || error == null || error.code() != STOPPED_MARKETING) {
            return null;
        }
        var known = threads.get(advanced.conversationId());
        var contactId = advanced.contactId() == null && known != null ? known.contactId() : advanced.contactId();
        var number =
                advanced.phoneNumberId() == null && known != null ? known.phoneNumberId() : advanced.phoneNumberId();
        if (contactId == null || number == null) {
            return null;
        }
        var thread = thread(advanced.conversationId(), number);
        return new Deed.Told(
                thread,
                new Fact(
                        Fact.id(advanced.messageId().toString(), ConsentCategory.MARKETING, Action.PROVIDER_STOP),
                        contactId,
                        number,
                        ConsentCategory.MARKETING,
                        Action.PROVIDER_STOP,
                        advanced.reachedAt(),
                        Evidence.from(
                                ConsentSource.META_ERROR, advanced.messageId().toString())));
    }

    private @Nullable Deed read(MarketingPreferenceChosen chosen) {
        var action = switch (chosen.choice()) {
            case STOP -> Action.PROVIDER_STOP;
            case RESUME -> Action.PROVIDER_RESUME;
            case OTHER -> null;
        };
        if (action == null) {
            return null;
        }
        var conversationId = chosen.conversationId();
        var thread = conversationId == null
                ? new KnownThread(chosen.contactId(), chosen.phoneNumberId(), chosen.contactId(), null, null, null)
                : thread(conversationId, chosen.phoneNumberId());
        var reference = "preference:%s:%s:%s".formatted(chosen.contactId(), chosen.phoneNumberId(), chosen.chosenAt());
        return new Deed.Told(
                thread,
                new Fact(
                        Fact.id(reference, ConsentCategory.MARKETING, action),
                        chosen.contactId(),
                        chosen.phoneNumberId(),
                        ConsentCategory.MARKETING,
                        action,
                        chosen.chosenAt(),
                        Evidence.from(ConsentSource.META_PREFERENCE, null)));
    }

    private KnownThread thread(UUID id, String phoneNumberId) {
        var known = threads.get(id);
        return known == null ? new KnownThread(id, phoneNumberId, null, null, null, null) : known;
    }

    private void put(KnownThread thread) {
        if (!thread.equals(threads.put(thread.id(), thread))) {
            changed.put(thread.id(), thread);
        }
    }
}
