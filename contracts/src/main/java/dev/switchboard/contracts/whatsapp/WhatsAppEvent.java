package dev.switchboard.contracts.whatsapp;

import dev.switchboard.contracts.Event;

/** Something Meta told us. */
public sealed interface WhatsAppEvent extends Event
        permits MessageEvent,
                AccountEvent,
                HistoryEvent,
                MessageStatusChanged,
                MarketingPreferenceChanged,
                UnrecognisedWebhook {}
