package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.ErasedCount;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Something of this sender that holds data of contacts besides messages, such as recipients of campaigns: a bean that
 * implements it is asked at each erasure.
 */
public interface HoldsPersonalData {

    /**
     * Erases what it holds, in the transaction around it. It is asked again while something may come late, and then answers
     * how much that was; what is gone already is no error.
     *
     * @param contacts the erased contact and those that were merged into it
     * @param conversations their conversations, as far as known
     * @return how many of each kind went, e.g. {@code campaign_recipients}
     */
    List<ErasedCount> erase(Collection<UUID> contacts, Collection<UUID> conversations) throws SQLException;
}
