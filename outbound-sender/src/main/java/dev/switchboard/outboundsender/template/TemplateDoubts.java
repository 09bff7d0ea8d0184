package dev.switchboard.outboundsender.template;

import dev.switchboard.outboundsender.mirror.MirrorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Has templates read again when what Meta says of a message shows that the mirror may be wrong about them. */
@ApplicationScoped
public class TemplateDoubts {

    private static final int FIRST_CODE = 132_000;
    private static final int LAST_CODE = 132_018;

    private final TemplateLookups lookups;
    private final Refreshes refreshes;
    private final TemplateSync sync;
    private final MirrorConfig config;

    TemplateDoubts(TemplateLookups lookups, Refreshes refreshes, TemplateSync sync, MirrorConfig config) {
        this.lookups = lookups;
        this.refreshes = refreshes;
        this.sync = sync;
        this.config = config;
    }

    /** Whether an error code of Meta's is about a template: missing, paused, disabled, or with other gaps. */
    public static boolean concerns(int code) {
        return code >= FIRST_CODE && code <= LAST_CODE;
    }

    /** Has one name read, in the account of the number. Joins the transaction around it. */
    public void about(String phoneNumberId, String name) throws SQLException {
        var wabaId = lookups.accountOf(phoneNumberId);
        if (wabaId.isPresent() && config.wabaIds().contains(wabaId.get())) {
            refreshes.want(wabaId.get(), name);
        }
    }

    /** Has all of an account read, where nobody says which. Joins the transaction around it. */
    public void aboutAll(String wabaId) throws SQLException {
        if (config.wabaIds().contains(wabaId)) {
            sync.ask(wabaId);
        }
    }
}
