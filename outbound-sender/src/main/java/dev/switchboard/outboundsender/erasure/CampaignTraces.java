package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.outboundsender.campaign.CampaignRecipients;
import dev.switchboard.outboundsender.consent.ContactAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Recipients of campaigns: what became of their messages stays, and who they were goes; with it the addresses of contacts, which
 * are kept to find them.
 */
@ApplicationScoped
class CampaignTraces implements HoldsPersonalData {

    private final CampaignRecipients recipients;
    private final ContactAddresses addresses;

    CampaignTraces(CampaignRecipients recipients, ContactAddresses addresses) {
        this.recipients = recipients;
        this.addresses = addresses;
    }

    @Override
    public List<ErasedCount> erase(Collection<UUID> contacts, Collection<UUID> conversations) throws SQLException {
        var known = addresses.take(contacts);
        return List.of(
                new ErasedCount("addresses", known.size()),
                new ErasedCount("campaign_recipients", recipients.forget(conversations, known)));
    }
}
