package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.Event;

/** Something that happened in a conversation. */
public sealed interface ConversationEvent extends Event
        permits ConversationStarted,
                MessageAdded,
                MessageStatusAdvanced,
                MessageChanged,
                MediaStored,
                MediaUnavailable,
                LinkPreviewed,
                WindowOpened,
                WindowClosing,
                WindowClosed,
                InteractionOpened,
                InteractionClosed,
                ContactChanged,
                ContactsMerged,
                ContactsSeparated,
                ContactErased,
                MarketingPreferenceChosen {}
