package dev.switchboard.outboundsender.campaign;

import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.outboundsender.template.TemplateLookup;
import dev.switchboard.outboundsender.template.TemplateLookups;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What the mirror knows of the templates of campaigns. Joins the transaction around it. */
@ApplicationScoped
class CampaignTemplates {

    private final TemplateLookups lookups;

    CampaignTemplates(TemplateLookups lookups) {
        this.lookups = lookups;
    }

    TemplateLookup find(Campaign campaign) throws SQLException {
        try {
            var template = EventJson.mapper().readTree(campaign.template());
            return lookups.find(
                    campaign.phoneNumberId(),
                    new OutboundContent.Template(
                            template.path("name").asText(),
                            template.path("language").asText(),
                            null,
                            List.of(),
                            List.of(),
                            null,
                            List.of()));
        } catch (IOException e) {
            throw new IllegalStateException("the template of a campaign cannot be read campaignId=" + campaign.id(), e);
        }
    }
}
