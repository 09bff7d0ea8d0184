package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.outboundsender.aftermath.Strikes;
import dev.switchboard.outboundsender.pacing.PairPaces;
import dev.switchboard.outboundsender.readmark.ReadMarks;
import dev.switchboard.outboundsender.settle.SettlementNotes;
import dev.switchboard.outboundsender.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What conversations leave behind besides messages. Joins the transaction around it. */
@ApplicationScoped
class ConversationTraces {

    private final Windows windows;
    private final ReadMarks readMarks;
    private final PairPaces paces;
    private final Strikes strikes;
    private final SettlementNotes notes;

    ConversationTraces(Windows windows, ReadMarks readMarks, PairPaces paces, Strikes strikes, SettlementNotes notes) {
        this.windows = windows;
        this.readMarks = readMarks;
        this.paces = paces;
        this.strikes = strikes;
        this.notes = notes;
    }

    /** Forgets it; answers how many of each kind. */
    List<ErasedCount> forget(Collection<UUID> conversations) throws SQLException {
        paces.forget(conversations);
        strikes.forgetConversations(conversations);
        return List.of(
                new ErasedCount("windows", windows.forget(conversations)),
                new ErasedCount("read_marks", readMarks.forget(conversations)),
                new ErasedCount("notes", notes.forget(conversations)));
    }
}
