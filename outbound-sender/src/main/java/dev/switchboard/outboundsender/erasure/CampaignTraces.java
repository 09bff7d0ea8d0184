package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.outboundsender.campaign.CampaignRecipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Recipients of campaigns: what became of their messages stays, and who they were goes. */
@ApplicationScoped
class CampaignTraces implements HoldsPersonalData {

    private final CampaignRecipients recipients;

    CampaignTraces(CampaignRecipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public List<ErasedCount> erase(Collection<UUID> contacts, Collection<UUID> conversations) throws SQLException {
        return List.of(new ErasedCount("campaign_recipients", recipients.forget(conversations)));
    }
}
