package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.ErasedCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Something else of this sender that holds data of contacts, one row each. */
@ApplicationScoped
class CampaignToCome implements HoldsPersonalData {

    private final Set<UUID> recipients = ConcurrentHashMap.newKeySet();

    void add(UUID contactId) {
        recipients.add(contactId);
    }

    @Override
    public List<ErasedCount> erase(Collection<UUID> contacts, Collection<UUID> conversations) {
        var gone = contacts.stream().filter(recipients::remove).count();
        return List.of(new ErasedCount("campaign_recipients", gone));
    }
}
