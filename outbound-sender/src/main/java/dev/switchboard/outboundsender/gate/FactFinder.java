package dev.switchboard.outboundsender.gate;

import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.outboundsender.aftermath.Strikes;
import dev.switchboard.outboundsender.campaign.Standings;
import dev.switchboard.outboundsender.consent.Consents;
import dev.switchboard.outboundsender.consent.ContactAddresses;
import dev.switchboard.outboundsender.consent.KnownConsents;
import dev.switchboard.outboundsender.pause.Pauses;
import dev.switchboard.outboundsender.pause.Pauses.OnlyAnswers;
import dev.switchboard.outboundsender.template.TemplateLookups;
import dev.switchboard.outboundsender.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gathers what the gate decides by. Joins the transaction around it. */
@ApplicationScoped
public class FactFinder {

    private final Windows windows;
    private final TemplateLookups templates;
    private final Consents consents;
    private final ContactAddresses addresses;
    private final Pauses pauses;
    private final Strikes strikes;
    private final Standings standings;

    FactFinder(
            Windows windows,
            TemplateLookups templates,
            Consents consents,
            ContactAddresses addresses,
            Pauses pauses,
            Strikes strikes,
            Standings standings) {
        this.windows = windows;
        this.templates = templates;
        this.consents = consents;
        this.addresses = addresses;
        this.pauses = pauses;
        this.strikes = strikes;
        this.standings = standings;
    }

    /** The facts about each of these messages, by message id. */
    public Map<UUID, Facts> about(Collection<SendMessage> messages) throws SQLException {
        var conversations = messages.stream().map(SendMessage::conversationId).toList();
        var open = windows.find(conversations);
        var agreed = consents.find(conversations);
        var known = addresses.ofConversations(conversations);
        var unasked = messages.stream()
                .filter(message -> message.content() instanceof OutboundContent.Template)
                .map(SendMessage::conversationId)
                .toList();
        var onlyAnswers = unasked.isEmpty() ? new OnlyAnswers(Map.of()) : pauses.onlyAnswers();
        var outOfReach = unasked.isEmpty() ? Map.<UUID, Instant>of() : strikes.outOfReach(unasked);
        var campaigns = standings.find(messages);
        var facts = new HashMap<UUID, Facts>();
        for (var message : messages) {
            var template = message.content() instanceof OutboundContent.Template named
                    ? templates.find(message.phoneNumberId(), named)
                    : null;
            facts.put(
                    message.messageId(),
                    new Facts(
                            open.get(message.conversationId()),
                            template,
                            agreed.getOrDefault(message.conversationId(), KnownConsents.NONE),
                            onlyAnswers.reason(message.phoneNumberId()),
                            outOfReach.get(message.conversationId()),
                            campaigns.get(message.messageId()),
                            known.getOrDefault(message.conversationId(), List.of())));
        }
        return facts;
    }
}
